/**
 * A compact binary form for values that are stored in large numbers: lengths and numbers of
 * variable size, text in UTF-8. It is independent of the values; each reader and writer states the
 * version of its own form.
 */
@NullMarked
package org.mailpromoter.core.compact;

import org.jspecify.annotations.NullMarked;
