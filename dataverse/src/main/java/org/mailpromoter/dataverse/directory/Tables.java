package org.mailpromoter.dataverse.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.dataverse.client.Answer;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.WebApi;

/**
 * The configured tables; those of the customer's own are looked up in the environment once.
 * Thread-safe.
 */
final class Tables {
  /** FetchXML links ten tables at most. */
  private static final int MOST = 10;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");

  private final WebApi api;
  private final Map<String, List<String>> columns;
  private @Nullable List<RecordTable> known;

  private Tables(WebApi api, Map<String, List<String>> columns) {
    this.api = api;
    this.columns = columns;
  }

  /**
   * Tables with more columns than usual.
   *
   * @param names logical names
   * @param more as TABLE.COLUMN
   * @throws IllegalArgumentException with a sentence for people if one is wrong
   */
  static Tables of(WebApi api, List<String> names, List<String> more) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    names.forEach(each -> columns.put(checked(each), new ArrayList<>()));
    for (String each : more) {
      int dot = each.indexOf('.');
      if (dot < 1) {
        throw new IllegalArgumentException(
            "email-columns has '"
                + each
                + "' where TABLE.COLUMN is expected, such as"
                + " contact.new_email");
      }
      columns
          .computeIfAbsent(checked(each.substring(0, dot)), unused -> new ArrayList<>())
          .add(checked(each.substring(dot + 1)));
    }
    if (columns.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " tables can be asked at once");
    }
    return new Tables(api, columns);
  }

  private static String checked(String name) {
    String plain = name.strip();
    if (!NAME.matcher(plain).matches()) {
      throw new IllegalArgumentException(
          "'"
              + plain
              + "' is not the logical name of a table or column: lower-case letters,"
              + " digits and underscores");
    }
    return plain;
  }

  synchronized List<RecordTable> all() throws DataverseException, InterruptedException {
    List<RecordTable> all = known;
    if (all == null) {
      all = lookedUp();
      known = all;
    }
    return all;
  }

  private List<RecordTable> lookedUp() throws DataverseException, InterruptedException {
    List<String> own =
        columns.keySet().stream().filter(each -> RecordTable.known(each).isEmpty()).toList();
    Map<String, RecordTable> custom = new LinkedHashMap<>();
    if (!own.isEmpty()) {
      List<Answer> answers = api.batch(own.stream().map(Tables::definition).toList());
      for (int i = 0; i < answers.size(); i++) {
        custom.put(own.get(i), RecordTable.custom(own.get(i), answers.get(i).need()));
      }
    }
    List<RecordTable> all = new ArrayList<>();
    columns.forEach(
        (name, more) ->
            RecordTable.known(name)
                .or(() -> Optional.ofNullable(custom.get(name)))
                .ifPresent(table -> all.add(table.with(more))));
    return all;
  }

  /**
   * Each configured table as the environment has it; empty if it has none of this name. Asks for
   * one after the other, because a batch ends with the first that is missing.
   */
  Map<String, Optional<RecordTable>> found() throws DataverseException, InterruptedException {
    Map<String, Optional<RecordTable>> found = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> each : columns.entrySet()) {
      Answer answer = api.send(definition(each.getKey()));
      boolean missing = answer.refusal().filter(refusal -> refusal.status() == 404).isPresent();
      JsonObject definition = missing ? JsonObject.EMPTY : answer.need();
      Optional<RecordTable> table =
          RecordTable.known(each.getKey())
              .or(() -> Optional.of(RecordTable.custom(each.getKey(), definition)))
              .map(known -> known.with(each.getValue()));
      found.put(each.getKey(), missing ? Optional.empty() : table);
    }
    return found;
  }

  private static Part definition(String name) {
    return Part.get(
        "EntityDefinitions(LogicalName='"
            + name
            + "')?$select=EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,OwnershipType");
  }
}
