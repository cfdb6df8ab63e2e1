package org.mailpromoter.dataverse.stub.operation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.dataverse.stub.error.ODataError;
import org.mailpromoter.dataverse.stub.json.Json;
import org.mailpromoter.dataverse.stub.json.JsonObject;
import org.mailpromoter.dataverse.stub.schema.Column;
import org.mailpromoter.dataverse.stub.schema.Navigation;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Ref;

/** What a body wants written, after each member was held against the table. */
final class Payload {
  private static final String BIND = "@odata.bind";

  private final Organization organization;
  private final Table table;
  private final Purpose purpose;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Set<String> cleared = new HashSet<>();
  private final Map<Navigation, List<JsonObject>> nested = new HashMap<>();

  /** What is done with it. */
  enum Purpose {
    CREATE,
    UPDATE
  }

  private Payload(Organization organization, Table table, Purpose purpose) {
    this.organization = organization;
    this.table = table;
    this.purpose = purpose;
  }

  static Payload read(Organization organization, Table table, Purpose purpose, JsonObject body) {
    Payload payload = new Payload(organization, table, purpose);
    body.members().forEach(payload::member);
    return payload;
  }

  /** The values by column. */
  Map<String, Object> values() {
    return values;
  }

  /** The columns that lose their value. */
  Set<String> cleared() {
    return cleared;
  }

  /** The rows to create with it. */
  Map<Navigation, List<JsonObject>> nested() {
    return nested;
  }

  private void member(String name, Object value) {
    if (name.endsWith(BIND)) {
      bind(name.substring(0, name.length() - BIND.length()), value);
    } else if (!name.contains("@")) {
      Optional<Navigation> collection = table.collection(name);
      if (collection.isPresent()) {
        nest(collection.get(), value);
      } else {
        write(column(name), value);
      }
    }
  }

  private Column column(String name) {
    return table
        .column(name)
        .orElseThrow(
            () ->
                ODataError.payload(
                    "An undeclared property '"
                        + name
                        + "' which only has property annotations in the payload but no property"
                        + " value was found in the payload, or the property does not exist on type"
                        + " 'Microsoft.Dynamics.CRM."
                        + table.name()
                        + "'."));
  }

  private void bind(String navigation, Object address) {
    List<Navigation> ways = table.lookups(navigation);
    if (ways.isEmpty()) {
      throw ODataError.payload(
          "An undeclared property '" + navigation + "' which only has property annotations.");
    }
    Column column = writable(column(ways.get(0).column()));
    if (address == Json.NULL) {
      cleared.add(column.name());
      return;
    }
    Ref ref =
        Keys.ref(organization, String.valueOf(address))
            .orElseThrow(() -> ODataError.payload("Invalid URI in '" + navigation + BIND + "'."));
    organization.row(ref);
    if (ways.stream().noneMatch(each -> fits(each.table(), ref.table()))) {
      throw ODataError.payload(
          "A row of " + ref.table() + " cannot be bound to '" + navigation + "'.");
    }
    values.put(column.name(), ref);
  }

  private static boolean fits(String wanted, String given) {
    return switch (wanted) {
      case "owner" -> given.equals("systemuser") || given.equals("team");
      case "activitypointer" -> given.equals("email");
      default -> wanted.equals(given);
    };
  }

  private void nest(Navigation collection, Object value) {
    if (purpose != Purpose.CREATE || !(value instanceof List<?> list)) {
      throw ODataError.payload("Deep insert takes a list, and only when a row is created.");
    }
    nested.put(
        collection,
        list.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList());
  }

  private void write(Column column, Object value) {
    if (column.type() == Column.Type.LOOKUP) {
      throw ODataError.payload(
          "CRM do not support direct update of Entity Reference properties, Use Navigation"
              + " properties instead.");
    }
    if (column.type() == Column.Type.PARTIES) {
      throw ODataError.payload("The property '" + column.name() + "' is a party list.");
    }
    writable(column);
    if (value == Json.NULL) {
      cleared.add(column.name());
    } else {
      values.put(column.name(), fitting(column, value));
    }
  }

  private Column writable(Column column) {
    boolean key = column.name().equals(table.key());
    boolean allowed =
        purpose == Purpose.CREATE ? column.mode().create() : column.mode().update() || key;
    if (!allowed) {
      throw ODataError.invalid(
          "The column '" + column.name() + "' of '" + table.name() + "' is read-only.");
    }
    return column;
  }

  private Object fitting(Column column, Object value) {
    return switch (column.type()) {
      case TEXT -> text(column, value);
      case NUMBER -> need(column, value, Long.class, "Edm.Int32");
      case DECIMAL ->
          value instanceof BigDecimal ? value : need(column, value, Long.class, "Edm.Decimal");
      case FLAG -> need(column, value, Boolean.class, "Edm.Boolean");
      case CHOICE -> choice(column, need(column, value, Long.class, "Edm.Int32"));
      case TIME -> time(column, need(column, value, String.class, "Edm.DateTimeOffset"));
      case ID -> Keys.id(need(column, value, String.class, "Edm.Guid")).toString();
      case LOOKUP, PARTIES -> throw new IllegalStateException(column.name());
    };
  }

  private static <T> T need(Column column, Object value, Class<T> type, String published) {
    if (!type.isInstance(value)) {
      throw ODataError.payload(
          "Cannot convert the literal '"
              + value
              + "' to the expected type '"
              + published
              + "' of the property '"
              + column.name()
              + "'.");
    }
    return type.cast(value);
  }

  private String text(Column column, Object value) {
    String text = need(column, value, String.class, "Edm.String");
    if (text.length() > column.maxLength()) {
      throw new ODataError(
          400,
          "0x80044331",
          "A validation error occurred. The length of the '"
              + column.name()
              + "' attribute of the '"
              + table.name()
              + "' entity exceeded the maximum allowed length of '"
              + column.maxLength()
              + "'.");
    }
    return text;
  }

  private Long choice(Column column, Long number) {
    if (!column.choices().isEmpty() && !column.choices().contains(number)) {
      throw new ODataError(
          400,
          "0x8004431a",
          "A validation error occurred. The value "
              + number
              + " of '"
              + column.name()
              + "' on record of type '"
              + table.name()
              + "' is outside the valid range.");
    }
    return number;
  }

  /** Columns hold whole seconds. */
  private static String time(Column column, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeException e) {
      throw ODataError.payload(
          "Cannot convert the literal '"
              + text
              + "' to the expected type 'Edm.DateTimeOffset' of the property '"
              + column.name()
              + "': "
              + e.getMessage());
    }
  }
}
