package org.mailpromoter.app.output;

import java.util.Locale;
import org.mailpromoter.core.message.UnseenCharacters;

/** Makes untrusted text safe for a terminal. */
public final class Printable {
  private Printable() {}

  /** The text without characters that nobody sees; line breaks are kept if {@code lines}. */
  public static String of(String text, boolean lines) {
    return UnseenCharacters.without(text, lines ? "\n" : "");
  }

  /**
   * A JSON document in which all characters are escaped that would move a cursor or reverse text.
   * They occur in strings only, where an escape means the same (RFC 8259, section 7); the line
   * breaks between values are kept.
   */
  static String inJson(String document) {
    StringBuilder escaped = new StringBuilder(document.length());
    document
        .codePoints()
        .forEach(
            c -> {
              if (c != '\n' && c != '\r' && UnseenCharacters.isOne(c)) {
                for (char unit : Character.toChars(c)) {
                  escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
                }
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}
