package org.mailpromoter.dataverse.stub.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object. Its members are texts, whole numbers ({@code Long}), decimals, booleans, lists,
 * objects and {@link Json#NULL}. Immutable.
 *
 * @param members in order
 */
public record JsonObject(Map<String, Object> members) {
  /** Copies the map. */
  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** A member that is a text. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /** A member that is a text, or nothing. */
  public String textOr(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  /** A member that is a whole number. */
  public Optional<Long> number(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(Long.class::isInstance)
        .map(Long.class::cast);
  }

  /** Whether a member is true. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /** A member that is an object. */
  public Optional<JsonObject> object(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }

  /** The objects in a member that is a list; none otherwise. */
  public List<JsonObject> objects(String name) {
    return list(name).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  /** The texts in a member that is a list; none otherwise. */
  public List<String> texts(String name) {
    return list(name).stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  private List<?> list(String name) {
    return members.get(name) instanceof List<?> list ? list : List.of();
  }
}
