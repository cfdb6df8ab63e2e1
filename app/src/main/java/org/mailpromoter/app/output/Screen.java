package org.mailpromoter.app.output;

import java.io.PrintStream;
import org.mailpromoter.activity.json.Json;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * What a command prints to: one JSON document when a program reads, text when a person does. Not
 * thread-safe.
 */
public final class Screen {
  private static final int WIDTH = 92;

  private final PrintStream out;
  private final boolean json;

  /** Prints to a stream. */
  public Screen(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Whether a program reads. */
  public boolean isJson() {
    return json;
  }

  /** A sentence or paragraph for people, wrapped; nothing for programs. */
  public void say(String paragraph) {
    if (!json) {
      out.println(wrapped(Printable.of(paragraph, true), ""));
    }
  }

  /** A paragraph set in below the others. */
  public void sayIndented(String first, String paragraph) {
    if (!json) {
      String text = wrapped(Printable.of(first + paragraph, false), " ".repeat(first.length()));
      out.println(text);
    }
  }

  /** Text as it is, control characters made harmless. */
  public void verbatim(String text) {
    if (!json) {
      out.println(Printable.of(text, true));
    }
  }

  /** A table for people. */
  public void table(Table table) {
    if (!json) {
      out.print(table.toText());
    }
  }

  /** The one document for programs; nothing for people. */
  public void document(Object document) {
    if (json) {
      try (JsonGenerator generator =
          JsonFactory.builder()
              .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
              .build()
              .createGenerator(
                  new ObjectWriteContext.Base() {
                    @Override
                    public PrettyPrinter getPrettyPrinter() {
                      return new DefaultPrettyPrinter();
                    }
                  },
                  out)) {
        Json.write(generator, document);
      }
      out.println();
    }
  }

  private static String wrapped(String paragraph, String indent) {
    StringBuilder text = new StringBuilder();
    for (String given : paragraph.split("\n", -1)) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      int leading = given.length() - given.stripLeading().length();
      text.append(" ".repeat(leading));
      int column = 0;
      for (String word : given.stripLeading().split(" ", -1)) {
        if (column > 0 && column + word.length() + 1 > WIDTH) {
          text.append('\n').append(indent);
          column = indent.length();
        } else if (column > 0) {
          text.append(' ');
          column++;
        }
        text.append(word);
        column += word.length();
      }
    }
    return text.toString();
  }
}
