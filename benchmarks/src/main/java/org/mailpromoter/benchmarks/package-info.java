/** Measures the cost of deciding, given the facts. */
@NullMarked
package org.mailpromoter.benchmarks;

import org.jspecify.annotations.NullMarked;
