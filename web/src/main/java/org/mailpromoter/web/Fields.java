package org.mailpromoter.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Named texts in their order, several of which may have one name: a query or a form. Immutable. */
public final class Fields {
  private static final Fields NONE = new Fields(Map.of());

  private final Map<String, List<String>> values;

  private Fields(Map<String, List<String>> values) {
    this.values = values;
  }

  /** No field. */
  public static Fields none() {
    return NONE;
  }

  /** Fields by their names. */
  static Fields of(Map<String, List<String>> values) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((name, each) -> copy.put(name, List.copyOf(each)));
    return new Fields(Collections.unmodifiableMap(copy));
  }

  /** These fields and one more. */
  public Fields with(String name, String value) {
    Map<String, List<String>> all = new LinkedHashMap<>(values);
    List<String> same = new ArrayList<>(all.getOrDefault(name, List.of()));
    same.add(value);
    all.put(name, Collections.unmodifiableList(same));
    return new Fields(Collections.unmodifiableMap(all));
  }

  /** These fields without those of a name. */
  public Fields without(String name) {
    Map<String, List<String>> all = new LinkedHashMap<>(values);
    all.remove(name);
    return new Fields(Collections.unmodifiableMap(all));
  }

  /** The names. */
  public Set<String> names() {
    return values.keySet();
  }

  /** The first value with a name; empty if there is none, or it is an empty text. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst().filter(each -> !each.isEmpty());
  }

  /** The values with a name, in their order. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  @Override
  public String toString() {
    return "Fields" + values.keySet(); // values may be secrets
  }
}
