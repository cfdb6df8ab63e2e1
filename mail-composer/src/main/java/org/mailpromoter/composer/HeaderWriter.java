package org.mailpromoter.composer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes fields of a header. Nothing that it writes can leave its field. */
final class HeaderWriter {
  private static final String FOLD = "\r\n ";
  private static final String FOLD_BY_TAB = "\r\n\t";

  private final OutputStream out;

  HeaderWriter(OutputStream out) {
    this.out = out;
  }

  /** Whether a text cannot stand in a field: it has a line end or another control character. */
  static boolean isUnfit(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /**
   * Writes a field.
   *
   * @param value in its final form, folded where it is long
   * @throws IllegalArgumentException if something in it is not folded correctly
   */
  void field(String name, String value) throws IOException {
    if (isUnfit(value.replace(FOLD, " ").replace(FOLD_BY_TAB, " "))) {
      throw new IllegalArgumentException("a field has one line: " + name);
    }
    out.write((name + ": " + value + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a field with one value on each line; nothing if there is none. */
  void list(String name, List<String> values, String separator) throws IOException {
    if (!values.isEmpty()) {
      field(name, String.join(separator + FOLD, values));
    }
  }

  /** Ends the header. */
  void end() throws IOException {
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
