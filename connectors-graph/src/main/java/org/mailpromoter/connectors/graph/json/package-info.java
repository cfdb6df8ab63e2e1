/** JSON read and written as a stream: what a server sends is bounded in size, depth and length. */
@NullMarked
package org.mailpromoter.connectors.graph.json;

import org.jspecify.annotations.NullMarked;
