/** The door of the stub server: HTTP, logging in, throttling, scripted faults. */
@NullMarked
package org.mailpromoter.graph.stub.http;

import org.jspecify.annotations.NullMarked;
