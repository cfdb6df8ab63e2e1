/** Rows in memory, and transactions over them. */
@NullMarked
package org.mailpromoter.dataverse.stub.store;

import org.jspecify.annotations.NullMarked;
