/** What requests ask for, one class for each operation. */
@NullMarked
package org.mailpromoter.graph.stub.operation;

import org.jspecify.annotations.NullMarked;
