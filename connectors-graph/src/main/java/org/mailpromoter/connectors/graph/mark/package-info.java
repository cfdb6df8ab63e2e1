/** Categories as marks, the search for them, and moves. */
@NullMarked
package org.mailpromoter.connectors.graph.mark;

import org.jspecify.annotations.NullMarked;
