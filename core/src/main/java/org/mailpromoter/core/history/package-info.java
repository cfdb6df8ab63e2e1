/**
 * How what grows forever is read: page by page, the newest first, each page beginning behind the
 * last entry of the one before.
 */
@NullMarked
package org.mailpromoter.core.history;

import org.jspecify.annotations.NullMarked;
