package org.mailpromoter.directories.file;

/** Counts the lines with which cards begin and end. */
final class CardLines implements RecordText.Watcher {
  /** Longer than a line that counts, with spaces around it. */
  private static final int LONGEST = 100;

  private final StringBuilder line = new StringBuilder();
  private long open;

  @Override
  public void next(char c) {
    if (c == '\n' || c == '\r') {
      end();
    } else if (line.length() < LONGEST) {
      line.append(c);
    }
  }

  private void end() {
    if (line.length() > 0) {
      String text = line.toString().strip();
      open += text.equalsIgnoreCase("BEGIN:VCARD") ? 1 : 0;
      open -= text.equalsIgnoreCase("END:VCARD") ? 1 : 0;
      line.setLength(0);
    }
  }

  /** Whether cards do not end as often as they begin. To be called at the end. */
  boolean isIncomplete() {
    end();
    return open != 0;
  }
}
