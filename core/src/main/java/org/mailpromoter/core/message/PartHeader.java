package org.mailpromoter.core.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the header of a message or a part says about its content (RFC 2045, RFC 2183). */
final class PartHeader {
  static final String CONTENT_TYPE = "content-type";
  static final String CONTENT_DISPOSITION = "content-disposition";
  static final String CONTENT_TRANSFER_ENCODING = "content-transfer-encoding";

  /** Text that says nothing about itself. */
  static final PartHeader TEXT = new PartHeader(Map.of(), "text/plain");

  private static final String MULTIPART = "multipart/";

  private final MimeParameters typeParameters;
  private final MimeParameters disposition;
  private final TransferEncoding encoding;
  private final String name;
  private final String type;

  /**
   * What the fields say.
   *
   * @param values the values of the fields that are there, by name in lower case
   * @param standardType the type when the header names none
   */
  PartHeader(Map<String, ByteArrayOutputStream> values, String standardType) {
    this.typeParameters = MimeParameters.of(text(values.get(CONTENT_TYPE)));
    this.disposition = MimeParameters.of(text(values.get(CONTENT_DISPOSITION)));
    this.encoding = TransferEncoding.of(text(values.get(CONTENT_TRANSFER_ENCODING)));
    this.name = name(disposition, typeParameters);
    this.type = type(typeParameters.value(), standardType, name);
  }

  /** The media type in lower case, without parameters. */
  String type() {
    return type;
  }

  /** The name of the file, without any path; empty when there is none. */
  String name() {
    return name;
  }

  TransferEncoding encoding() {
    return encoding;
  }

  /** The label of the charset, when there is one. */
  Optional<String> charset() {
    return typeParameters.token("charset").map(label -> label.split("\\(", -1)[0]);
  }

  Optional<String> boundary() {
    return typeParameters.token("boundary");
  }

  boolean isMultipart() {
    return type.startsWith(MULTIPART);
  }

  boolean isAlternative() {
    return type.equals(MULTIPART + "alternative");
  }

  /** The type of parts of this multipart that name none (RFC 2046, 5.1.5). */
  String partType() {
    return type.equals(MULTIPART + "digest") ? "message/rfc822" : "text/plain";
  }

  /** Whether the part is meant to be read within the message, not as a file. */
  boolean isInline() {
    return name.isEmpty() && !disposition.value().equals("attachment");
  }

  /** Each byte as a character: what the bytes mean depends on their position. */
  private static String text(@Nullable ByteArrayOutputStream value) {
    return value == null ? "" : value.toString(StandardCharsets.ISO_8859_1);
  }

  private static String name(MimeParameters disposition, MimeParameters type) {
    String name = disposition.text("filename").map(FileName::label).orElse("");
    return name.isEmpty() ? type.text("name").map(FileName::label).orElse("") : name;
  }

  /**
   * What is not a type is text (RFC 2045, 5.2), but for a file: nothing is known of its content.
   */
  private static String type(String written, String standardType, String name) {
    if (written.isEmpty()) {
      return standardType;
    }
    int slash = written.indexOf('/');
    boolean sound = slash > 0 && slash < written.length() - 1;
    String unknown = name.isEmpty() ? "text/plain" : "application/octet-stream";
    return sound ? written.toLowerCase(Locale.ROOT) : unknown;
  }
}
