package org.mailpromoter.dataverse.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object from an answer. Members that are null are absent; numbers are kept as they are
 * written. Immutable.
 *
 * @param members texts, numbers and flags as texts; lists and objects as such
 */
public record JsonObject(Map<String, Object> members) {
  /** An object without members. */
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  /** Copies the map. */
  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** A text, a number or a flag, as it is written. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /** A text, a number or a flag; empty where there is none. */
  public String textOrEmpty(String name) {
    return text(name).orElse("");
  }

  /** Whether a flag is set. */
  public boolean flag(String name) {
    return textOrEmpty(name).equals("true");
  }

  /** An object. */
  public Optional<JsonObject> object(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }

  /** The objects of a list; none where there is no list. */
  public List<JsonObject> objects(String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList()
        : List.of();
  }
}
