package org.mailpromoter.core.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the header of a message or a part, of which the fields about content matter here. */
final class PartHeaderReader {
  private static final Set<String> WANTED =
      Set.of(
          PartHeader.CONTENT_TYPE,
          PartHeader.CONTENT_DISPOSITION,
          PartHeader.CONTENT_TRANSFER_ENCODING);

  private final MimeLines lines;
  private final Boundaries boundaries;
  private final MessageLimits limits;
  private final Map<String, ByteArrayOutputStream> values = new HashMap<>();
  private @Nullable ByteArrayOutputStream value;
  private boolean seenField;

  /** How many bytes after the present piece are known to belong to the header. */
  private int certain;

  PartHeaderReader(MimeLines lines, Boundaries boundaries, MessageLimits limits) {
    this.lines = lines;
    this.boundaries = boundaries;
    this.limits = limits;
  }

  /**
   * Reads up to the body: after the blank line, or to a line that is not a field, or to a
   * delimiter.
   *
   * @param whole whether it is the header of the whole message, before which an mbox separator and
   *     other lines may be
   * @param standardType the type of what names none
   */
  PartHeader read(boolean whole, String standardType) throws IOException {
    while (lines.has() && boundaries.level(lines) == Boundaries.NONE && !bodyBegins(whole)) {
      if (lines.isEmptyLine()) {
        lines.take();
        break;
      }
      take();
    }
    return new PartHeader(values, standardType);
  }

  private boolean bodyBegins(boolean whole) throws IOException {
    if (!isStray() || certain > 0 || (whole && !seenField)) {
      return false;
    }
    int next = lines.to();
    int known = lines.known();
    int more = HeaderLine.goesOn(lines.bytes(), lines.from(), next, known);
    certain = Math.max(0, more - next);
    return more < 0;
  }

  private boolean isStray() {
    byte[] bytes = lines.bytes();
    int from = lines.from();
    int to = lines.to();
    return lines.beginsLine()
        && !lines.isEmptyLine()
        && HeaderLine.endOfName(bytes, from, to) == from
        && !(seenField && HeaderLine.continues(bytes, from, to));
  }

  private void take() {
    byte[] bytes = lines.bytes();
    int from = lines.from();
    certain = Math.max(0, certain - (lines.to() - from));
    if (lines.beginsLine() && !HeaderLine.continues(bytes, from, lines.to())) {
      int end = HeaderLine.endOfName(bytes, from, lines.to());
      from = field(from, end);
    }
    if (value != null) {
      int most = Math.max(0, limits.fieldBytes() - value.size());
      value.write(bytes, from, Math.min(most, lines.to() - from));
    }
    lines.take();
  }

  /**
   * Begins a field and returns where its value begins; of several with one name the first counts.
   */
  private int field(int from, int end) {
    seenField |= end > from;
    String name = HeaderLine.name(lines.bytes(), from, end);
    value = null;
    if (WANTED.contains(name) && !values.containsKey(name)) {
      value = new ByteArrayOutputStream(128);
      values.put(name, value);
    }
    int colon = end;
    while (value != null && lines.bytes()[colon] != ':') {
      colon++;
    }
    return value == null ? from : colon + 1;
  }
}
