package org.mailpromoter.dataverse.stub.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.mailpromoter.dataverse.stub.json.Json;
import org.mailpromoter.dataverse.stub.json.JsonObject;
import org.mailpromoter.testkit.stub.PublishedSchema;

/**
 * The published tables. They are not part of the project: they are looked for next to the
 * repository. Thread-safe; tests add tables and columns of a customer's own.
 */
public final class Schema {
  /** The index of addresses, which no page of the reference describes. */
  public static final String EMAIL_SEARCH = "emailsearch";

  private final Map<String, Table> byName = new LinkedHashMap<>();
  private final Map<Long, Boolean> reasons = new LinkedHashMap<>();
  private final Map<String, Map<String, Boolean>> parameters = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> defaults = new LinkedHashMap<>();

  private Schema(Path folder) {
    for (Path each : files(folder)) {
      JsonObject json = read(each);
      if (each.getFileName().toString().equals("actions.json")) {
        json.objects("reasonCodes")
            .forEach(code -> reasons.put(code.number("code").orElseThrow(), code.flag("accepted")));
        json.objects("operations")
            .forEach(one -> parameters.put(one.textOr("name", ""), parameters(one)));
      } else {
        put(Table.of(json));
        defaults.put(json.textOr("table", ""), defaults(json));
      }
    }
    put(emailSearch());
  }

  /** The tables; where they are missing the test is skipped, or fails where they are required. */
  public static Schema requireOrSkip() {
    Optional<Path> folder = PublishedSchema.find("dataverse-schema");
    Assumptions.assumeTrue(
        folder.isPresent(), "the tables of Dataverse are missing: ../shared/dataverse-schema");
    return new Schema(folder.orElseThrow());
  }

  private static Map<String, Boolean> parameters(JsonObject operation) {
    Map<String, Boolean> needed = new LinkedHashMap<>();
    operation
        .objects("parameters")
        .forEach(
            each ->
                needed.put(
                    each.textOr("name", ""), Boolean.FALSE.equals(each.members().get("nullable"))));
    return needed;
  }

  private static Map<String, Object> defaults(JsonObject table) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (JsonObject each : table.objects("columns")) {
      Object value = each.members().get("default");
      if (value instanceof Long || value instanceof Boolean) {
        values.put(each.textOr("name", ""), value);
      }
    }
    return values;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> each.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject read(Path file) {
    try {
      return Json.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table emailSearch() {
    Column.Mode readOnly = new Column.Mode(true, false, false);
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("emailsearchid", plain("emailsearchid", Column.Type.ID, readOnly));
    columns.put("emailaddress", plain("emailaddress", Column.Type.TEXT, readOnly));
    columns.put("parentobjectid", plain("parentobjectid", Column.Type.LOOKUP, readOnly));
    return new Table(
        EMAIL_SEARCH,
        "emailsearches",
        "emailsearchid",
        "emailaddress",
        false,
        Set.of("retrieve", "retrieveMultiple"),
        columns,
        List.of(),
        List.of());
  }

  private static Column plain(String name, Column.Type type, Column.Mode mode) {
    return new Column(name, type, mode, Long.MAX_VALUE, Set.of(), Set.of(), Map.of());
  }

  /** Adds a table, or replaces it. */
  public synchronized void put(Table table) {
    byName.put(table.name(), table);
  }

  /** Takes a table away, as in an organisation without the app that brings it. */
  public synchronized void remove(String name) {
    byName.remove(name);
  }

  /** A table by its logical name. */
  public synchronized Optional<Table> table(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** A table by its name in addresses. */
  public synchronized Optional<Table> ofSet(String entitySet) {
    return byName.values().stream().filter(each -> each.entitySet().equals(entitySet)).findFirst();
  }

  /** All tables. */
  public synchronized List<Table> tables() {
    return List.copyOf(byName.values());
  }

  /** The published defaults of the columns of a table. */
  public Map<String, Object> defaults(String table) {
    return new LinkedHashMap<>(defaults.getOrDefault(table, Map.of()));
  }

  /** The parameters of a published operation, and whether each is needed. */
  public Map<String, Boolean> parameters(String operation) {
    return new LinkedHashMap<>(parameters.getOrDefault(operation, Map.of()));
  }

  /** Whether a reason of CheckIncomingEmail accepts a mail. */
  public boolean accepts(long reason) {
    return Boolean.TRUE.equals(reasons.get(reason));
  }
}
