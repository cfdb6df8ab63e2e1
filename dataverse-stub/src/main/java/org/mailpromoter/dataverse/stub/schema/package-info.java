/** What the published tables and actions say: columns, lengths, choices, lookups. */
@NullMarked
package org.mailpromoter.dataverse.stub.schema;

import org.jspecify.annotations.NullMarked;
