package org.mailpromoter.dataverse.sink;

import org.mailpromoter.core.message.Body;

/** Texts of a mail as columns can hold them. */
final class MailText {
  private MailText() {}

  /** Without control characters, which Dynamics 365 refuses, but with tabs and line breaks. */
  static String plain(String text) {
    if (text.chars().noneMatch(MailText::isUnfit)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.chars().filter(c -> !isUnfit(c)).forEach(c -> plain.append((char) c));
    return plain.toString();
  }

  private static boolean isUnfit(int c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff;
  }

  /** At most so many characters, none of them half. */
  static String cut(String text, int most) {
    String plain = plain(text);
    if (plain.length() <= most) {
      return plain;
    }
    int end = most > 0 && Character.isHighSurrogate(plain.charAt(most - 1)) ? most - 1 : most;
    return plain.substring(0, end);
  }

  /** The body for the column description, which is shown as HTML. */
  static String html(Body body) {
    return plain(body.html().isEmpty() ? escaped(body.text()) : body.html());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r\n", "\n")
        .replace("\n", "<br>\n");
  }
}
