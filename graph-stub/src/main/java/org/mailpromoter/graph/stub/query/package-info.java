/** The query of a request: what OData asks for with names that begin with a dollar sign. */
@NullMarked
package org.mailpromoter.graph.stub.query;

import org.jspecify.annotations.NullMarked;
