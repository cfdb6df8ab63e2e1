package org.mailpromoter.dataverse.stub.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mailpromoter.dataverse.stub.schema.Schema;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Ref;
import org.mailpromoter.dataverse.stub.store.Row;
import org.mailpromoter.dataverse.stub.store.Store;

/** The table {@code emailsearch}: a row for each address of each record, whatever its table. */
public final class AddressIndex {
  private static final Set<String> WITHOUT =
      Set.of(
          "email",
          "activityparty",
          "mailbox",
          "emailserverprofile",
          "organization",
          "usersettings");

  private AddressIndex() {}

  /** Its rows, as the records are now. */
  public static List<Row> rows(Schema schema, Store store) {
    List<Row> found = new ArrayList<>();
    for (Table table : schema.tables()) {
      if (!WITHOUT.contains(table.name())) {
        List<String> columns = table.addressColumns();
        store.all(table.name()).forEach(row -> add(found, row, columns));
      }
    }
    return found;
  }

  private static void add(List<Row> found, Row record, List<String> columns) {
    for (String column : columns) {
      String address = record.text(column);
      if (!address.isEmpty()) {
        UUID id = new UUID(record.id().getMostSignificantBits() ^ column.hashCode(), low(record));
        found.add(
            new Row(
                Schema.EMAIL_SEARCH,
                id,
                record.version(),
                Map.of(
                    "emailsearchid",
                    id.toString(),
                    "emailaddress",
                    address,
                    "parentobjectid",
                    new Ref(record.table(), record.id()))));
      }
    }
  }

  private static long low(Row record) {
    return record.id().getLeastSignificantBits();
  }
}
