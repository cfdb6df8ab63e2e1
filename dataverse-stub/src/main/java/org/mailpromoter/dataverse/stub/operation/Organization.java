package org.mailpromoter.dataverse.stub.operation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.mailpromoter.dataverse.stub.json.ODataError;
import org.mailpromoter.dataverse.stub.schema.Schema;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Ref;
import org.mailpromoter.dataverse.stub.store.Row;
import org.mailpromoter.dataverse.stub.store.Store;

/**
 * An organisation: its tables, its rows, and the customer's plug-ins.
 *
 * @param schema the tables
 * @param store the rows
 * @param plugins what the customer added
 * @param pages how many rows an answer has
 * @param clock for times of creation
 */
public record Organization(
    Schema schema, Store store, Plugins plugins, PageSize pages, Clock clock) {
  /** The largest attachment of a new organisation: 5 MB (column maxuploadfilesize). */
  public static final long MAX_UPLOAD = 5L << 20;

  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000aa");

  /** The first row of the table of organisations, of which there is one. */
  public Row settings() {
    return store
        .find("organization", ID)
        .orElseGet(() -> store.put("organization", ID, Map.of("maxuploadfilesize", MAX_UPLOAD)));
  }

  /** The largest attachment, in bytes. */
  public long maxUpload() {
    return settings().number("maxuploadfilesize");
  }

  /** Sets the largest attachment. */
  public void maxUpload(long bytes) {
    store.put("organization", ID, Map.of("maxuploadfilesize", bytes));
  }

  /** The id of the organisation. */
  public UUID id() {
    return ID;
  }

  /** A table by its name in addresses. */
  public Table ofSet(String entitySet) {
    return schema.ofSet(entitySet).orElseThrow(() -> ODataError.noSuchResource(entitySet));
  }

  /** A table by its logical name. */
  public Table table(String name) {
    return schema.table(name).orElseThrow(() -> ODataError.noSuchResource(name));
  }

  /** A row. */
  public Row row(Table table, UUID id) {
    return store.find(table.name(), id).orElseThrow(() -> ODataError.noSuchRow(table.name(), id));
  }

  /** The row of a lookup. */
  public Row row(Ref ref) {
    return row(table(ref.table()), ref.id());
  }

  /** Now, to the second, as columns hold it. */
  public String now() {
    return Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
