package org.mailpromoter.exchange.stub.soap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes XML: prefixed names are written as they are given, text is escaped. It is several times
 * faster than a stream writer of the JDK, which counts when twenty thousand messages are answered.
 * Not thread-safe.
 */
public final class Xml {
  private static final int PIECE = 3 << 14;

  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;

  /** Writes to a writer. */
  public Xml(Writer out) {
    this.out = out;
  }

  /** Opens an element. */
  public Xml start(String name) {
    endTag();
    write("<");
    write(name);
    open.push(name);
    inTag = true;
    return this;
  }

  /** Adds an attribute to the element that was opened last. */
  public Xml attribute(String name, String value) {
    write(" ");
    write(name);
    write("=\"");
    escaped(value);
    write("\"");
    return this;
  }

  /** Closes the element that was opened last. */
  public Xml end() {
    String name = open.pop();
    if (inTag) {
      write("/>");
      inTag = false;
    } else {
      write("</");
      write(name);
      write(">");
    }
    return this;
  }

  /** Writes an element that holds text. */
  public Xml leaf(String name, String text) {
    return start(name).text(text).end();
  }

  /** Writes text. */
  public Xml text(String text) {
    endTag();
    escaped(text);
    return this;
  }

  /** Writes bytes in Base64, piece by piece. */
  public Xml base64(byte[] bytes) {
    endTag();
    for (int from = 0; from < bytes.length; from += PIECE) {
      byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE));
      write(new String(Base64.getEncoder().encode(piece), StandardCharsets.ISO_8859_1));
    }
    return this;
  }

  /** Writes markup as it is. */
  public Xml raw(String markup) {
    endTag();
    write(markup);
    return this;
  }

  private void endTag() {
    if (inTag) {
      write(">");
      inTag = false;
    }
  }

  private void escaped(String text) {
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      String instead = instead(text.charAt(at));
      if (instead != null) {
        write(text.substring(from, at));
        write(instead);
        from = at + 1;
      }
    }
    write(from == 0 ? text : text.substring(from));
  }

  private static @Nullable String instead(char letter) {
    return switch (letter) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\r' -> "&#xD;";
      case '\t', '\n' -> null;
      default -> letter < ' ' || letter >= '\uFFFE' ? "" : null;
    };
  }

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
