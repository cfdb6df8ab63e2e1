package org.mailpromoter.directories.file;

/** RFC 4180, 2.5: quotation marks quote where they begin a field, and only there. */
final class Quotes implements RecordText.Watcher {
  private final char separator;
  private char before;
  private boolean open;

  Quotes(char separator) {
    this.separator = separator;
    this.before = separator;
  }

  @Override
  public void next(char c) {
    boolean begins = before == separator || before == '\n' || before == '\r';
    if (c == '"' && (open || begins)) {
      open = !open;
      before = open ? c : separator;
    } else {
      before = c;
    }
  }

  /** Whether what was read so far ends within quotation marks. */
  boolean isOpen() {
    return open;
  }
}
