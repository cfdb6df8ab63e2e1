package org.mailpromoter.senders.smtp;

import java.util.Locale;

/** Values of parameters of commands (RFC 3461, 4). */
final class Xtext {
  private Xtext() {}

  /** Printable ASCII as it is, the rest of ASCII in hexadecimal digits. */
  static String of(String ascii) {
    StringBuilder text = new StringBuilder(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      if (c > ' ' && c < 0x7f && c != '+' && c != '=') {
        text.append(c);
      } else {
        text.append('+').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return text.toString();
  }
}
