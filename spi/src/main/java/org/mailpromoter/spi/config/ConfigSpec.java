package org.mailpromoter.spi.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The keys of one section. Immutable.
 *
 * @since 0.1
 */
public final class ConfigSpec {
  /** A section without keys. */
  public static final ConfigSpec NONE = of();

  private final List<ConfigKey<?>> keys;

  private ConfigSpec(List<ConfigKey<?>> keys) {
    this.keys = List.copyOf(keys);
  }

  /** A section of these keys, in the order in which they are documented. */
  public static ConfigSpec of(ConfigKey<?>... keys) {
    return new ConfigSpec(List.of(keys));
  }

  /** The keys of two sections in one; for the host. */
  public ConfigSpec and(ConfigSpec more) {
    List<ConfigKey<?>> all = new ArrayList<>(keys);
    all.addAll(more.keys);
    return new ConfigSpec(all);
  }

  /**
   * These keys, and those of another section whose names are not among them; for the host. A key of
   * both has one value, which both read.
   */
  public ConfigSpec withMissing(ConfigSpec more) {
    List<String> names = keys.stream().map(ConfigKey::name).toList();
    List<ConfigKey<?>> all = new ArrayList<>(keys);
    more.keys.stream().filter(each -> !names.contains(each.name())).forEach(all::add);
    return new ConfigSpec(all);
  }

  /** The keys. */
  public List<ConfigKey<?>> keys() {
    return keys;
  }

  /**
   * Reads a section. Every problem is reported, not only the first; the result is valid only if
   * there is no problem.
   *
   * @param section the section's name for messages, for example {@code servers.office}
   * @param at where the section begins
   * @param given the values of the section
   * @param problems takes each problem
   */
  public Config read(
      String section, Location at, Map<String, RawValue> given, Consumer<ConfigProblem> problems) {
    Map<String, Object> values = new HashMap<>();
    for (ConfigKey<?> key : keys) {
      RawValue raw = given.get(key.name());
      if (raw != null) {
        readOne(section, key, raw, values, problems);
      } else if (!key.unwritten().isEmpty()) {
        readOne(section, key, RawValue.of(key.unwritten(), at), values, problems);
      } else if (key.required()) {
        problems.accept(
            new ConfigProblem(at, full(section, key.name()), "is missing; expected " + key.type()));
      }
    }
    given.forEach((name, raw) -> refuseUnknown(section, name, raw, problems));
    return new Config(values);
  }

  private static void readOne(
      String section,
      ConfigKey<?> key,
      RawValue raw,
      Map<String, Object> values,
      Consumer<ConfigProblem> problems) {
    try {
      values.put(key.name(), key.read(raw));
    } catch (IllegalArgumentException e) {
      problems.accept(
          new ConfigProblem(
              raw.location(), full(section, key.name()), String.valueOf(e.getMessage())));
    }
  }

  private void refuseUnknown(
      String section, String name, RawValue raw, Consumer<ConfigProblem> problems) {
    List<String> names = keys.stream().map(ConfigKey::name).toList();
    if (!names.contains(name)) {
      problems.accept(new ConfigProblem(raw.location(), full(section, name), unknown(name, names)));
    }
  }

  /** The top level has no name. */
  private static String full(String section, String key) {
    return section.isEmpty() ? key : section + "." + key;
  }

  /** The name that was probably meant by a mistyped one; empty if none is similar. */
  public static Optional<String> nearest(String name, Collection<String> names) {
    return NearestNames.of(name, names);
  }

  /** The sentence for an unknown key, with the most similar known keys. */
  public static String unknown(String name, Collection<String> names) {
    return nearest(name, names)
        .map(near -> "is unknown; did you mean " + near + "?")
        .orElse("is unknown; known here: " + String.join(", ", names));
  }
}
