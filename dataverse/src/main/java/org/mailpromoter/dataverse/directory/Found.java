package org.mailpromoter.dataverse.directory;

import org.mailpromoter.core.party.PartyRecord;

/**
 * An address and a record that has it.
 *
 * @param address as it is stored, in any case
 * @param record the record
 */
record Found(String address, PartyRecord record) {}
