package org.mailpromoter.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The path of a route, for example <code>/messages/{number}</code>. A name in braces stands for one
 * segment that is not empty. Immutable.
 */
public final class Template {
  private final String text;
  private final List<String> segments;

  private Template(String text) {
    this.text = text;
    this.segments = List.of(text.substring(1).split("/", -1));
  }

  /**
   * A template.
   *
   * @throws IllegalArgumentException if it does not begin with a slash
   */
  public static Template of(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("The template " + text + " begins without a slash.");
    }
    return new Template(text);
  }

  /** The decoded parameters of a path; empty if it is another one. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      if (isParameter(segment)) {
        Optional<String> value = decoded(path.get(i));
        if (value.isEmpty()) {
          return Optional.empty();
        }
        parameters.put(segment.substring(1, segment.length() - 1), value.get());
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }

  private static Optional<String> decoded(String segment) {
    try {
      String value = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
      return value.isEmpty() || value.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(value);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** How many of its segments are fixed; the more, the earlier it is tried. */
  long fixed() {
    return segments.stream().filter(each -> !isParameter(each)).count();
  }

  @Override
  public String toString() {
    return text;
  }
}
