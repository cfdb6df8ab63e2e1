/** Waiting for new mail by asking again and again. */
@NullMarked
package org.mailpromoter.connectors.graph.news;

import org.jspecify.annotations.NullMarked;
