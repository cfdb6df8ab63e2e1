/** What deciding costs, facts given. */
@NullMarked
package org.mailpromoter.benchmarks;

import org.jspecify.annotations.NullMarked;
