package org.mailpromoter.connectors.exchange.ews;

/** A server's words, made fit for a message to people. */
final class Words {
  private static final int MOST = 300;

  private Words() {}

  /** On one line, without what could steer a terminal, and not without end. */
  static String of(String text) {
    String all = text.strip();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(MOST, all.length()); i++) {
      char c = all.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return line.toString().endsWith(".") ? line.substring(0, line.length() - 1) : line.toString();
  }
}
