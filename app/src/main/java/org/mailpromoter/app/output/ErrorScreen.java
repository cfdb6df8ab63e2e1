package org.mailpromoter.app.output;

/** Where people are told what failed, whatever becomes of the output. */
public final class ErrorScreen {
  private ErrorScreen() {}

  /** Prints a paragraph or several, broken at the width where somebody reads them on a terminal. */
  public static void say(String text) {
    String harmless = Printable.of(text, true);
    boolean terminal = Boolean.getBoolean("mailpromoter.terminal");
    System.err.println(
        terminal ? Paragraph.of(harmless, "", Terminal.measured().prose()) : harmless);
  }
}
