/** Sends mail: saved among the drafts first, then sent. */
@NullMarked
package org.mailpromoter.connectors.graph.send;

import org.jspecify.annotations.NullMarked;
