package org.mailpromoter.app.output;

/** Prints failures for people on standard error. */
public final class ErrorScreen {
  private ErrorScreen() {}

  /** Prints paragraphs, wrapped if standard error is a terminal. */
  public static void say(String text) {
    String harmless = Printable.of(text, true);
    boolean terminal = Boolean.getBoolean("mailpromoter.terminal");
    System.err.println(
        terminal ? Paragraph.of(harmless, "", Terminal.measured().prose()) : harmless);
  }
}
