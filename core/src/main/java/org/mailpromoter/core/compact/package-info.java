/**
 * Bytes for values that are kept in great numbers: lengths and numbers in as few bytes as they
 * need, text in UTF-8. It knows nothing of what it writes; each reader and writer of a value states
 * the version of its own form.
 */
@NullMarked
package org.mailpromoter.core.compact;

import org.jspecify.annotations.NullMarked;
