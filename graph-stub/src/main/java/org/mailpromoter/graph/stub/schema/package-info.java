/** Holds requests and answers against the metadata that Microsoft published. */
@NullMarked
package org.mailpromoter.graph.stub.schema;

import org.jspecify.annotations.NullMarked;
