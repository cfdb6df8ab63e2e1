package org.mailpromoter.dataverse.stub.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.dataverse.stub.json.JsonObject;

/**
 * A column as it is published. Immutable.
 *
 * @param name its logical name
 * @param type its type
 * @param mode when it may be written
 * @param maxLength of texts; {@code Long.MAX_VALUE} where none is known
 * @param targets the tables to which a lookup points
 * @param choices the numbers that may be written; none where any may
 * @param stateOf the state of each status, for a status column
 */
public record Column(
    String name,
    Type type,
    Mode mode,
    long maxLength,
    Set<String> targets,
    Set<Long> choices,
    Map<Long, Long> stateOf) {
  /** Copies the collections. */
  public Column {
    targets = Set.copyOf(targets);
    choices = Set.copyOf(choices);
    stateOf = Map.copyOf(stateOf);
  }

  /** When a column may be written. */
  public record Mode(boolean read, boolean create, boolean update) {}

  /** What a column holds. */
  public enum Type {
    TEXT,
    NUMBER,
    DECIMAL,
    FLAG,
    CHOICE,
    TIME,
    ID,
    LOOKUP,
    PARTIES;

    static Type of(String published) {
      return switch (published) {
        case "Integer", "BigInt" -> NUMBER;
        case "Decimal", "Double", "Money" -> DECIMAL;
        case "Boolean" -> FLAG;
        case "Picklist", "State", "Status" -> CHOICE;
        case "DateTime" -> TIME;
        case "Uniqueidentifier" -> ID;
        case "Lookup", "Owner", "Customer" -> LOOKUP;
        case "PartyList" -> PARTIES;
        default -> TEXT;
      };
    }
  }

  static Column of(JsonObject json) {
    List<String> all = new java.util.ArrayList<>(json.texts("targets"));
    all.addAll(json.texts("appTargets"));
    return new Column(
        json.textOr("name", ""),
        Type.of(json.textOr("type", "")),
        new Mode(
            !Boolean.FALSE.equals(json.members().get("read")),
            json.flag("create"),
            json.flag("update")),
        json.number("maxLength").orElse(Long.MAX_VALUE),
        Set.copyOf(all),
        json.object("choices").map(Column::numbers).orElse(Set.of()),
        json.object("stateOf").map(Column::states).orElse(Map.of()));
  }

  /** A column of a customer's own, writable. */
  public static Column text(String name, int maxLength) {
    return new Column(
        name, Type.TEXT, new Mode(true, true, true), maxLength, Set.of(), Set.of(), Map.of());
  }

  private static Set<Long> numbers(JsonObject choices) {
    Set<Long> numbers = new java.util.HashSet<>();
    choices.members().keySet().forEach(each -> numbers.add(Long.valueOf(each)));
    return numbers;
  }

  private static Map<Long, Long> states(JsonObject states) {
    Map<Long, Long> numbers = new HashMap<>();
    states.members().keySet().stream()
        .flatMap(each -> states.number(each).map(state -> Map.entry(each, state)).stream())
        .forEach(each -> numbers.put(Long.valueOf(each.getKey()), each.getValue()));
    return numbers;
  }

  /** The name of a lookup in an answer. */
  public String property() {
    return type == Type.LOOKUP ? "_" + name + "_value" : name;
  }

  /** The state of a status. */
  public Optional<Long> state(long status) {
    return Optional.ofNullable(stateOf.get(status));
  }
}
