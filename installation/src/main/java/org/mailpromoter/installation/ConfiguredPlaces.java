package org.mailpromoter.installation;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** The values of a configuration that tell where a part is, or whose it is. */
final class ConfiguredPlaces {
  /** Shorter words are found in ordinary sentences. */
  private static final int SHORTEST = 4;

  private ConfiguredPlaces() {}

  /**
   * A section.
   *
   * @param keys the keys of a plugin
   * @param values their values
   */
  record Section(ConfigSpec keys, Config values) {}

  /** Texts with a dot or an at sign: addresses, domains, and the hosts of addresses. */
  static Set<String> of(Stream<Section> sections) {
    Set<String> texts =
        sections
            .flatMap(each -> each.keys().keys().stream().flatMap(key -> text(each, key)))
            .collect(Collectors.toSet());
    Set<String> places = new HashSet<>();
    for (String each : texts) {
      if (each.contains(".") || each.contains("@")) {
        places.add(each);
      }
      host(each).forEach(places::add);
    }
    places.removeIf(each -> each.length() < SHORTEST);
    return places;
  }

  private static Stream<String> text(Section section, ConfigKey<?> key) {
    return section.values().find(key).stream()
        .filter(String.class::isInstance)
        .map(value -> String.valueOf(value).strip());
  }

  private static Stream<String> host(String text) {
    try {
      String host = text.contains("://") ? URI.create(text).getHost() : null;
      return Stream.ofNullable(host);
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }
}
