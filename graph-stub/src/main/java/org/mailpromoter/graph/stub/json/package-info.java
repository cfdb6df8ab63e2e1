/** JSON as Graph writes and reads it, and its errors. */
@NullMarked
package org.mailpromoter.graph.stub.json;

import org.jspecify.annotations.NullMarked;
