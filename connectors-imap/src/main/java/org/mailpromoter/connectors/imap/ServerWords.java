package org.mailpromoter.connectors.imap;

import org.mailpromoter.spi.config.Redaction;

/**
 * What a server says, made fit to be shown: without the secrets it was sent, on one line, without
 * what could steer a terminal, and not without end.
 *
 * @param redaction takes the secrets out
 */
record ServerWords(Redaction redaction) {
  private static final int LONGEST = 300;

  String of(Throwable e) {
    return of(String.valueOf(e.getMessage()));
  }

  String of(String said) {
    String text = redaction.of(said).strip();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(LONGEST, text.length()); i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return line.toString().endsWith(".") ? line.substring(0, line.length() - 1) : line.toString();
  }
}
