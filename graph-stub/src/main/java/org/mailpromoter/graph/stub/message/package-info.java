/** What Graph shows of a message and of a folder: properties and extended properties. */
@NullMarked
package org.mailpromoter.graph.stub.message;

import org.jspecify.annotations.NullMarked;
