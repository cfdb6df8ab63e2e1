package org.mailpromoter.dataverse.stub.store;

import java.util.UUID;

/**
 * What a lookup holds.
 *
 * @param table the logical name of the table
 * @param id the row
 */
public record Ref(String table, UUID id) {}
