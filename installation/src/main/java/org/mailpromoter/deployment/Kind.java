package org.mailpromoter.deployment;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** Which of the parts that plugins offer a section chooses, by the name in one of its keys. */
final class Kind {
  static final ConfigKey<String> KEY =
      ConfigKey.text("kind").meaning("The kind, as provided by a plugin").mandatory();

  private Kind() {}

  /** The factory that the {@linkplain #KEY usual key} names. */
  static <T> Optional<T> of(Section section, Map<String, T> kinds) {
    return of(section, KEY, KEY.name(), kinds);
  }

  /**
   * The factory that a key names; a name that is missing or that nobody offers is a problem of the
   * section.
   *
   * @param what what the key names, for people
   */
  static <T> Optional<T> of(
      Section section, ConfigKey<String> key, String what, Map<String, T> kinds) {
    if (section.lacks(key)) {
      section.problem(key.name(), "is missing; known here: " + sorted(kinds.keySet()));
      return Optional.empty();
    }
    Optional<String> name = section.chosen(key);
    Optional<T> factory = name.map(kinds::get);
    if (name.isPresent() && factory.isEmpty()) {
      section.problem(
          key.name(),
          "the "
              + what
              + " '"
              + name.get()
              + "' "
              + ConfigSpec.unknown(name.get(), kinds.keySet()));
    }
    return factory;
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }
}
