/** The door of the stub server: HTTP, logging in, scripted faults. */
@NullMarked
package org.mailpromoter.exchange.stub.http;

import org.jspecify.annotations.NullMarked;
