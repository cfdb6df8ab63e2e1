package org.mailpromoter.testkit.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message or a part of one: its header, and its children where it is a multipart. */
final class Part {
  private static final Pattern BOUNDARY = parameter("boundary");
  private static final Pattern CHARSET = parameter("charset");
  private static final int DEEPEST = 20;

  private final byte[] bytes;
  private final Headers headers;
  private final int end;
  private final List<Part> children;

  private Part(byte[] bytes, int start, int end, int depth) {
    this.bytes = bytes;
    this.headers = Headers.at(bytes, start, end);
    this.end = end;
    this.children =
        depth < DEEPEST && type().startsWith("multipart/") ? children(depth) : List.of();
  }

  static Part of(byte[] message) {
    return new Part(message, 0, message.length, 0);
  }

  private static Pattern parameter(String name) {
    return Pattern.compile(name + "=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
  }

  private Optional<String> parameter(Pattern pattern) {
    Matcher found = pattern.matcher(headers.first("Content-Type").orElse(""));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private String type() {
    String value = headers.first("Content-Type").orElse("text/plain");
    return value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private List<Part> children(int depth) {
    String boundary = parameter(BOUNDARY).map(value -> "--" + value).orElse("");
    List<Part> found = new ArrayList<>();
    int begin = -1;
    for (int at = headers.bodyStart(); at < end && !boundary.isEmpty(); ) {
      int next = Headers.lineEnd(bytes, at, end);
      String line = new String(bytes, at, next - at, StandardCharsets.ISO_8859_1).strip();
      if (line.equals(boundary) || line.equals(boundary + "--")) {
        if (begin >= 0) {
          found.add(new Part(bytes, begin, at, depth + 1));
        }
        begin = next;
      }
      at = next;
    }
    return found;
  }

  /** The first part of a type that is not an attachment. */
  Optional<Part> first(String wanted) {
    if (type().equals(wanted) && !isAttachment()) {
      return Optional.of(this);
    }
    return children.stream().flatMap(each -> each.first(wanted).stream()).findFirst();
  }

  boolean hasAttachment() {
    return isAttachment() || children.stream().anyMatch(Part::hasAttachment);
  }

  private boolean isAttachment() {
    String disposition = headers.first("Content-Disposition").orElse("");
    return disposition.toLowerCase(Locale.ROOT).startsWith("attachment");
  }

  String text() {
    byte[] raw = Arrays.copyOfRange(bytes, Math.min(headers.bodyStart(), end), end);
    Charset charset = parameter(CHARSET).map(Part::charset).orElse(StandardCharsets.UTF_8);
    return new String(decoded(raw), charset);
  }

  private byte[] decoded(byte[] raw) {
    String encoding = headers.first("Content-Transfer-Encoding").orElse("");
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "base64" -> Base64.getMimeDecoder().decode(raw);
      case "quoted-printable" -> EncodedWords.quotedPrintable(raw);
      default -> raw;
    };
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
