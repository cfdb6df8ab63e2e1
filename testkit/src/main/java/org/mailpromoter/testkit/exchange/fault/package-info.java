/** Faults of servers and networks, scripted by a test. */
@NullMarked
package org.mailpromoter.testkit.exchange.fault;

import org.jspecify.annotations.NullMarked;
