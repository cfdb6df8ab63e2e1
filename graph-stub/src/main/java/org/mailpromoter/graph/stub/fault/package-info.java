/** What can go wrong with a service and on the way to it, scripted by a test. */
@NullMarked
package org.mailpromoter.graph.stub.fault;

import org.jspecify.annotations.NullMarked;
