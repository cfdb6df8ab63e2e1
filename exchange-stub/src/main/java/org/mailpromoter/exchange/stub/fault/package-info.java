/** Faults of servers and networks, scripted by a test. */
@NullMarked
package org.mailpromoter.exchange.stub.fault;

import org.jspecify.annotations.NullMarked;
