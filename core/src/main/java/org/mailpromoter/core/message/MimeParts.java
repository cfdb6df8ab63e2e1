package org.mailpromoter.core.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Goes through the parts of one message (RFC 2046) in one pass and bounded memory; attached
 * messages are not opened. The only possible failure is that of the stream.
 */
final class MimeParts {
  private static final String TEXT = "text/plain";

  private final MessageLimits limits;

  MimeParts(MessageLimits limits) {
    this.limits = limits;
  }

  /** Takes a part. */
  @FunctionalInterface
  interface Taker {
    /** Reads a part, which is valid only during the call, and says whether to go on. */
    boolean take(Part part) throws IOException;
  }

  /** How going through a message ended. */
  enum End {
    /** Every part was taken, or the taker had enough. */
    REACHED,
    /** There are too many parts; those up to the limit were taken. */
    TOO_MANY,
    /** Parts are nested too deep; those before were taken. */
    TOO_DEEP,
    /** The structure is damaged; the recognised parts were taken. */
    DAMAGED
  }

  /**
   * Hands over the parts of a message.
   *
   * @throws IOException if reading the stream fails, or the taker does
   */
  End forEach(InputStream message, Taker taker) throws IOException {
    Walk walk = new Walk(MimeLines.ofMessage(message), taker);
    walk.entity(TEXT, 0, false);
    return walk.end;
  }

  private final class Walk {
    private final MimeLines lines;
    private final Taker taker;
    private final Boundaries boundaries = new Boundaries();
    private int parts;
    private End end = End.REACHED;

    Walk(MimeLines lines, Taker taker) {
      this.lines = lines;
      this.taker = taker;
    }

    /** Reads a message or a part; returns whether to go on. */
    boolean entity(String standardType, int depth, boolean alternative) throws IOException {
      PartHeader header =
          new PartHeaderReader(lines, boundaries, limits).read(depth == 0, standardType);
      return header.isMultipart()
          ? multipart(header, depth + 1)
          : part(header, new PartContent(lines, boundaries), alternative);
    }

    private boolean part(PartHeader header, PartContent content, boolean alternative)
        throws IOException {
      boolean more = take(new Part(header, content, alternative));
      if (more) {
        content.skipRest();
      }
      return more;
    }

    private boolean take(Part part) throws IOException {
      if (parts >= limits.parts()) {
        end = End.TOO_MANY;
        return false;
      }
      parts++;
      return taker.take(part);
    }

    private boolean multipart(PartHeader header, int depth) throws IOException {
      if (depth > limits.nesting()) {
        end = End.TOO_DEEP;
        return false;
      }
      Optional<String> boundary = header.boundary();
      return boundary.isPresent()
          ? parts(header, boundary.get(), depth)
          : partsOfUnnamedBoundary(header, depth);
    }

    private boolean partsOfUnnamedBoundary(PartHeader header, int depth) throws IOException {
      end = End.DAMAGED;
      byte[] preamble = beforeDelimiter();
      boolean guessed = lines.has() && boundaries.level(lines) == Boundaries.NONE;
      return guessed ? parts(header, delimiter(), depth) : take(Part.text(preamble));
    }

    private boolean parts(PartHeader header, String boundary, int depth) throws IOException {
      int level = boundaries.open(boundary);
      PartContent content = new PartContent(lines, boundaries);
      byte[] preamble = content.readNBytes(limits.textChars());
      content.skipRest();
      boolean more = isAt(level) || unopened(preamble);
      while (more && isAt(level) && !boundaries.closes(lines, level)) {
        takeLine();
        more = entity(header.partType(), depth, header.isAlternative());
      }
      return more && close(level);
    }

    /** A multipart without any part: its content is all there is to read. */
    private boolean unopened(byte[] preamble) throws IOException {
      end = End.DAMAGED;
      return take(Part.text(preamble));
    }

    private boolean close(int level) throws IOException {
      boolean closed = isAt(level);
      boundaries.close();
      if (closed) {
        takeLine();
        new PartContent(lines, boundaries).skipRest();
      }
      return true;
    }

    private boolean isAt(int level) throws IOException {
      return lines.has() && boundaries.level(lines) == level;
    }

    private void takeLine() throws IOException {
      while (lines.has() && !lines.endsLine()) {
        lines.take();
      }
      if (lines.has()) {
        lines.take();
      }
    }

    /** The text before the first line that can only be a delimiter; its beginning, if long. */
    private byte[] beforeDelimiter() throws IOException {
      ByteArrayOutputStream preamble = new ByteArrayOutputStream();
      while (lines.has() && boundaries.level(lines) == Boundaries.NONE && !lines.isDelimiter()) {
        int most = limits.textChars() - preamble.size();
        preamble.write(lines.bytes(), lines.from(), Math.min(most, lines.to() - lines.from()));
        lines.take();
      }
      return preamble.toByteArray();
    }

    private String delimiter() {
      int from = lines.from() + 2;
      return new String(lines.bytes(), from, lines.textEnd() - from, StandardCharsets.ISO_8859_1);
    }
  }
}
