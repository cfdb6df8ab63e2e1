package org.mailpromoter.dataverse.directory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.dataverse.client.JsonObject;

/**
 * A table with records that have addresses. Immutable.
 *
 * @param name its logical name
 * @param entitySet its name in addresses of the Web API
 * @param key its primary key
 * @param nameColumn its column with the name
 * @param kind what its rows are to us
 * @param owned whether its rows have owners
 * @param state how it says that a row is in use
 * @param addressColumns its columns with addresses
 */
record RecordTable(
    String name,
    String entitySet,
    String key,
    String nameColumn,
    RecordKind kind,
    boolean owned,
    State state,
    List<String> addressColumns) {
  private static final String CREATED = "createdon";
  private static final String OWNER = "ownerid";

  /** How a table says whether a row is in use. */
  enum State {
    /** Column statecode: 0 is active (contact, account, queue) or open (lead). */
    STATECODE("statecode", "0"),
    /** Column isdisabled of users and equipment. */
    DISABLED("isdisabled", "false"),
    /** Teams are always in use. */
    NONE("", "");

    private final String column;
    private final String active;

    State(String column, String active) {
      this.column = column;
      this.active = active;
    }
  }

  /** Copies the list. */
  RecordTable {
    addressColumns = List.copyOf(addressColumns);
  }

  private static RecordTable standard(
      String name, String nameColumn, RecordKind kind, State state, String... addresses) {
    boolean owned = state == State.STATECODE;
    return new RecordTable(
        name, name + "s", name + "id", nameColumn, kind, owned, state, List.of(addresses));
  }

  /** The tables that are the same in every environment, as far as it has them. */
  static Optional<RecordTable> known(String name) {
    String[] three = {"emailaddress1", "emailaddress2", "emailaddress3"};
    return Optional.ofNullable(
        switch (name) {
          case "contact" -> standard(name, "fullname", RecordKind.CONTACT, State.STATECODE, three);
          case "account" -> standard(name, "name", RecordKind.ACCOUNT, State.STATECODE, three);
          case "lead" -> standard(name, "fullname", RecordKind.LEAD, State.STATECODE, three);
          case "systemuser" ->
              standard(
                  name,
                  "fullname",
                  RecordKind.USER,
                  State.DISABLED,
                  "internalemailaddress",
                  "personalemailaddress");
          case "queue" -> standard(name, "name", RecordKind.QUEUE, State.STATECODE, "emailaddress");
          case "team" -> standard(name, "name", RecordKind.TEAM, State.NONE, "emailaddress");
          case "equipment" ->
              standard(name, "name", RecordKind.EQUIPMENT, State.DISABLED, "emailaddress");
          default -> null;
        });
  }

  /** A table of the customer's own, as the environment describes it. */
  static RecordTable custom(String name, JsonObject definition) {
    return new RecordTable(
        name,
        definition.textOrEmpty("EntitySetName"),
        definition.textOrEmpty("PrimaryIdAttribute"),
        definition.textOrEmpty("PrimaryNameAttribute"),
        RecordKind.CUSTOM,
        definition.textOrEmpty("OwnershipType").equals("UserOwned"),
        State.STATECODE,
        List.of());
  }

  /** The same table with more columns that hold addresses. */
  RecordTable with(List<String> columns) {
    List<String> all = Stream.concat(addressColumns.stream(), columns.stream()).distinct().toList();
    return new RecordTable(name, entitySet, key, nameColumn, kind, owned, state, all);
  }

  /** The columns that a record needs, without those of its addresses. */
  List<String> columns() {
    List<String> columns = new ArrayList<>(List.of(key, nameColumn, CREATED));
    if (owned) {
      columns.add(OWNER);
    }
    if (state != State.NONE) {
      columns.add(state.column);
    }
    return columns;
  }

  /** How a column is called in {@code $select}. */
  static String property(String column) {
    return column.equals(OWNER) ? "_" + OWNER + "_value" : column;
  }

  /** Where a record finds its values. */
  interface Row {
    Optional<String> value(String column);

    /** The logical name of the table to which the owner belongs. */
    Optional<String> ownerTable();
  }

  /** The record of a row; a row that may not be read is in use and has no name. */
  PartyRecord record(String id, Row row) {
    PartyRecord record =
        PartyRecord.of(recordId(id), row.value(nameColumn).orElse(""))
            .active(isActive(row))
            .createdAt(row.value(CREATED).map(RecordTable::instant).orElse(Instant.EPOCH));
    return row.value(OWNER)
        .map(owner -> record.ownedBy(owner(owner, row.ownerTable().orElse(""))))
        .orElse(record);
  }

  private RecordId recordId(String id) {
    String guid = id.toLowerCase(Locale.ROOT);
    return new RecordId(kind, kind == RecordKind.CUSTOM ? name + "/" + guid : guid);
  }

  private boolean isActive(Row row) {
    return state == State.NONE || row.value(state.column).map(state.active::equals).orElse(true);
  }

  private static RecordId owner(String id, String table) {
    RecordKind kind = table.equals("team") ? RecordKind.TEAM : RecordKind.USER;
    return new RecordId(kind, id.toLowerCase(Locale.ROOT));
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
