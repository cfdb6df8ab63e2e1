/**
 * How what grows forever is read and worked through: page by page, the newest first, each page
 * beginning behind the last entry of the one before; long work reports its progress and can be
 * ended.
 */
@NullMarked
package org.mailpromoter.core.history;

import org.jspecify.annotations.NullMarked;
