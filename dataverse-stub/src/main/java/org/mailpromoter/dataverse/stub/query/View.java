package org.mailpromoter.dataverse.stub.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.dataverse.stub.json.Json;
import org.mailpromoter.dataverse.stub.json.ODataError;
import org.mailpromoter.dataverse.stub.schema.Column;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Ref;
import org.mailpromoter.dataverse.stub.store.Row;

/**
 * Which columns of a table an answer shows. Immutable.
 *
 * @param table the table
 * @param columns the columns
 * @param annotated whether lookups say to which table they point
 */
public record View(Table table, List<Column> columns, boolean annotated) {
  private static final String OF_TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";

  /** The columns of {@code $select}; all that can be read where there is none. */
  public static View of(Table table, String select, boolean annotated) {
    if (select.isBlank()) {
      List<Column> all =
          table.columns().values().stream()
              .filter(each -> each.mode().read() && each.type() != Column.Type.PARTIES)
              .toList();
      return new View(table, all, annotated);
    }
    List<Column> chosen = new ArrayList<>();
    for (String each : select.split(",", -1)) {
      chosen.add(
          table
              .ofProperty(each.strip())
              .filter(column -> column.mode().read())
              .orElseThrow(
                  () ->
                      ODataError.query(
                          "Could not find a property named '"
                              + each.strip()
                              + "' on type 'Microsoft.Dynamics.CRM."
                              + table.name()
                              + "'.")));
    }
    return new View(table, chosen, annotated);
  }

  /** A row as JSON. */
  public Map<String, Object> show(Row row) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("@odata.etag", row.etag());
    columns.forEach(each -> put(shown, each, each.property(), row));
    shown.putIfAbsent(table.key(), row.id().toString());
    return shown;
  }

  /** Adds a column of a row under a name. */
  void put(Map<String, Object> shown, Column column, String name, Row row) {
    Object value = row.value(column.name()).orElse(Json.NULL);
    if (value instanceof Ref ref) {
      if (annotated) {
        shown.put(name + OF_TABLE, ref.table());
      }
      shown.put(name, ref.id().toString());
    } else {
      shown.put(name, value);
    }
  }
}
