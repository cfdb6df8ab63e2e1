package org.mailpromoter.storage.sqlite;

import java.util.Collection;
import java.util.function.Function;

/**
 * Lists as JSON arrays: the parameter of {@code json_each}, which makes one statement of a batch.
 */
final class JsonList {
  private JsonList() {}

  static String ofTexts(Collection<String> values) {
    StringBuilder json = new StringBuilder(values.size() * 40).append('[');
    for (String value : values) {
      quote(value, json.length() > 1 ? json.append(',') : json);
    }
    return json.append(']').toString();
  }

  static String ofNumbers(Collection<Long> values) {
    StringBuilder json = new StringBuilder(values.size() * 20).append('[');
    for (Long value : values) {
      (json.length() > 1 ? json.append(',') : json).append(value.longValue());
    }
    return json.append(']').toString();
  }

  /** A list of lists of two texts each. */
  static <T> String ofPairs(
      Collection<T> values, Function<T, Object> first, Function<T, Object> second) {
    StringBuilder json = new StringBuilder(values.size() * 40).append('[');
    for (T value : values) {
      json.append(json.length() > 1 ? ",[" : "[");
      quote(String.valueOf(first.apply(value)), json);
      quote(String.valueOf(second.apply(value)), json.append(','));
      json.append(']');
    }
    return json.append(']').toString();
  }

  private static void quote(String value, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
