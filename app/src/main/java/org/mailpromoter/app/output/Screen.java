package org.mailpromoter.app.output;

import java.io.PrintStream;
import org.mailpromoter.documents.Document;

/**
 * The output of a command: one JSON document for programs, text for people; failures and progress
 * apart from it. Not thread-safe.
 */
public final class Screen {
  /** A longer beginning would push the text to the right edge. */
  private static final int DEEPEST = 20;

  private static final int SHALLOW = 4;

  private final PrintStream out;
  private final boolean json;
  private final Terminal terminal;
  private final Streams streams;
  private boolean documented;

  /** Prints to streams. */
  public Screen(Streams streams, boolean json) {
    this.out = streams.out();
    this.json = json;
    this.terminal = streams.terminal();
    this.streams = streams;
  }

  /** Whether the output is JSON. */
  public boolean isJson() {
    return json;
  }

  /** Whether the JSON document was printed. */
  public boolean hasDocument() {
    return documented;
  }

  /** A sentence or paragraph for people, wrapped; nothing for programs. */
  public void say(String paragraph) {
    sayIndented("", paragraph);
  }

  /** A paragraph with a beginning; its further lines are indented by the same width. */
  public void sayIndented(String first, String paragraph) {
    if (!json) {
      String text = Printable.of(first + paragraph, first.isEmpty());
      out.println(Paragraph.of(text, " ".repeat(indent(first)), terminal.prose()));
    }
  }

  private static int indent(String first) {
    int columns = Columns.of(first);
    return columns > DEEPEST ? SHALLOW : columns;
  }

  /** A failure or remark on standard error, in paragraphs that are wrapped on a terminal. */
  public void complain(String text) {
    String harmless = Printable.of(text, true);
    streams
        .err()
        .println(streams.interactive() ? Paragraph.of(harmless, "", terminal.prose()) : harmless);
  }

  /** The technical cause of a failure, for those who asked for it. */
  public void complain(Throwable cause) {
    streams.err().print(Causes.of(cause));
  }

  /** Progress on standard error. */
  public ProgressLine progress() {
    return new ProgressLine(streams.err(), streams.interactive());
  }

  /** A command to copy, on its own line that is never wrapped. */
  public void command(String indent, Object command) {
    if (!json) {
      out.println(indent + Printable.of(String.valueOf(command), false));
    }
  }

  /** Our own text for another program, unchanged. */
  public void plain(String text) {
    if (!json) {
      out.print(text);
      out.flush();
    }
  }

  /** Text as it is, with control characters removed. */
  public void verbatim(String text) {
    if (!json) {
      out.println(Printable.of(text, true));
    }
  }

  /** A table for people. */
  public void table(Table table) {
    if (!json) {
      out.print(table.toText(terminal));
    }
  }

  /** The JSON document for programs; nothing for people. */
  public void document(Document document) {
    if (json) {
      documented = true;
      out.println(Printable.inJson(document.indented()));
    }
  }
}
