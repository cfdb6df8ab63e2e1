/**
 * Implementations of ports in memory: they pass the same contracts as the real ones and are short
 * enough to read.
 */
@NullMarked
package org.mailpromoter.testkit.memory;

import org.jspecify.annotations.NullMarked;
