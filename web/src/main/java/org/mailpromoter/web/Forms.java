package org.mailpromoter.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads queries and forms (WHATWG URL, application/x-www-form-urlencoded). */
public final class Forms {
  /** The largest form, in bytes. */
  public static final int MOST_BYTES = 200_000;

  private static final int MOST_FIELDS = 1_000;
  private static final String TYPE = "application/x-www-form-urlencoded";

  private Forms() {}

  static Fields read(Request request) throws IOException {
    String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.equals(TYPE) && !type.startsWith(TYPE + ";")) {
      throw new MalformedException("The body is not a form (" + TYPE + ").");
    }
    try (InputStream body = request.body()) {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new TooLargeException(MOST_BYTES);
      }
      return parse(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /**
   * The fields of an encoded text.
   *
   * @throws MalformedException if it is not encoded rightly, or has more than 1000 fields
   */
  public static Fields parse(String encoded) throws MalformedException {
    Fields fields = Fields.none();
    int count = 0;
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        if (++count > MOST_FIELDS) {
          throw new MalformedException("There are more than " + MOST_FIELDS + " fields.");
        }
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        fields = fields.with(decoded(name), decoded(value));
      }
    }
    return fields;
  }

  private static String decoded(String text) throws MalformedException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("A field is not percent-encoded rightly.");
    }
  }
}
