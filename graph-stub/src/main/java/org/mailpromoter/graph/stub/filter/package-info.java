/** Which messages are meant, and in which order: $filter and $orderby. */
@NullMarked
package org.mailpromoter.graph.stub.filter;

import org.jspecify.annotations.NullMarked;
