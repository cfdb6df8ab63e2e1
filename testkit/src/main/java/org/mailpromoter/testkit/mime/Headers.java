package org.mailpromoter.testkit.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header of a message or of a part.
 *
 * @param fields the fields in order, unfolded
 * @param bodyStart where the body begins, counted in bytes
 */
public record Headers(List<Field> fields, int bodyStart) {
  /** Copies what it is given. */
  public Headers {
    fields = List.copyOf(fields);
  }

  /** A field with its raw, unfolded value. */
  public record Field(String name, String value) {}

  /** Reads a header from a place in a message. */
  public static Headers at(byte[] bytes, int start, int end) {
    List<Field> fields = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int at = start;
    while (at < end) {
      int stop = lineEnd(bytes, at, end);
      String text = new String(bytes, at, contentEnd(bytes, at, stop) - at, StandardCharsets.UTF_8);
      at = stop;
      if (text.isEmpty()) {
        break;
      }
      if (text.charAt(0) != ' ' && text.charAt(0) != '\t') {
        add(fields, line);
        line.setLength(0);
      }
      line.append(text);
    }
    add(fields, line);
    return new Headers(fields, at);
  }

  private static void add(List<Field> fields, CharSequence line) {
    String text = line.toString();
    int colon = text.indexOf(':');
    if (colon > 0) {
      fields.add(new Field(text.substring(0, colon).strip(), text.substring(colon + 1).strip()));
    }
  }

  /** Where the line that begins at a place ends, its line end included. */
  static int lineEnd(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return Math.min(end, at + 1);
  }

  private static int contentEnd(byte[] bytes, int from, int lineEnd) {
    int at = lineEnd;
    while (at > from && (bytes[at - 1] == '\n' || bytes[at - 1] == '\r')) {
      at--;
    }
    return at;
  }

  /** The value of the first field of a name. */
  public Optional<String> first(String name) {
    for (Field each : fields) { // asked ten times for each row of a page
      if (each.name().equalsIgnoreCase(name)) {
        return Optional.of(each.value());
      }
    }
    return Optional.empty();
  }
}
