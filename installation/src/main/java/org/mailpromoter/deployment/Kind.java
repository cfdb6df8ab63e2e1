package org.mailpromoter.deployment;

import java.util.Map;
import java.util.Optional;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** Which of the kinds that plugins offer a section chooses. */
final class Kind {
  static final ConfigKey<String> KEY =
      ConfigKey.text("kind").meaning("What kind it is, of those that plugins offer").mandatory();

  private Kind() {}

  /** What makes it; problems go to the reading. */
  static <T> Optional<T> of(Section section, Map<String, T> kinds) {
    Optional<String> kind =
        ConfigSpec.of(KEY)
            .read(section.path(), section.at(), section.only(KEY.name()), section::problem)
            .find(KEY);
    Optional<T> factory = kind.map(kinds::get);
    if (kind.isPresent() && factory.isEmpty()) {
      section.problem(
          KEY.name(),
          "the kind '" + kind.get() + "' " + ConfigSpec.unknown(kind.get(), kinds.keySet()));
    }
    return factory;
  }
}
