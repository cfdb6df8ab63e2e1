/**
 * The interfaces for plugins: one {@link org.mailpromoter.spi.Plugin}, found by {@link
 * java.util.ServiceLoader}, that lists factories. The parts that the factories make, for example a
 * mailbox session, are ports of {@code core}. Experimental: names may still change before 1.0.
 */
@NullMarked
package org.mailpromoter.spi;

import org.jspecify.annotations.NullMarked;
