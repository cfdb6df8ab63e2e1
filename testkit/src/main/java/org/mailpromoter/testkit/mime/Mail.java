package org.mailpromoter.testkit.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A message as a server understands it. Immutable; the parts are looked at when asked for. */
public final class Mail {
  private final byte[] bytes;
  private final Headers headers;

  /** Reads the header of a message. */
  public Mail(byte[] bytes) {
    this.bytes = bytes;
    this.headers = Headers.at(bytes, 0, bytes.length);
  }

  /** The message as it came; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The fields of the header. */
  public List<Headers.Field> fields() {
    return headers.fields();
  }

  /** The header as it came. */
  public byte[] header() {
    return Arrays.copyOf(bytes, headers.bodyStart());
  }

  /** The raw, unfolded value of the first field of a name. */
  public Optional<String> field(String name) {
    return headers.first(name);
  }

  /** The message without the fields of a name; all other bytes are as they came. */
  public byte[] without(String name) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    boolean wanted = true;
    int at = 0;
    while (at < headers.bodyStart()) {
      int stop = Headers.lineEnd(bytes, at, headers.bodyStart());
      boolean folded = bytes[at] == ' ' || bytes[at] == '\t';
      wanted = folded ? wanted : !isField(name, at, stop);
      if (wanted) {
        kept.write(bytes, at, stop - at);
      }
      at = stop;
    }
    kept.write(bytes, at, bytes.length - at);
    return kept.toByteArray();
  }

  private boolean isField(String name, int from, int to) {
    String line = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    int colon = line.indexOf(':');
    return colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(name);
  }

  /** The subject, decoded. */
  public Optional<String> subject() {
    return field("Subject").map(EncodedWords::decode);
  }

  /** The addresses of a field. */
  public List<Address> addresses(String name) {
    return field(name).map(Address::list).orElse(List.of());
  }

  /** The date it was sent; empty where the field is missing or cannot be read. */
  public Optional<Instant> sent() {
    return field("Date").flatMap(Mail::instant);
  }

  private static Optional<Instant> instant(String value) {
    try {
      String bare = value.replaceAll("\\s*\\([^)]*\\)\\s*$", "");
      return Optional.of(
          ZonedDateTime.parse(bare, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The text of the first part of a type, such as text/plain. */
  public Optional<String> text(String type) {
    return Part.of(bytes).first(type).map(Part::text);
  }

  /** Returns whether something is attached. */
  public boolean hasAttachments() {
    return Part.of(bytes).hasAttachment();
  }
}
