/** Folders, pages of headers, and whole messages. */
@NullMarked
package org.mailpromoter.connectors.graph.read;

import org.jspecify.annotations.NullMarked;
