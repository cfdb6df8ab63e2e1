package org.mailpromoter.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads queries and forms (WHATWG URL, application/x-www-form-urlencoded). */
public final class Forms {
  /** The largest form, in bytes. */
  public static final int MOST_BYTES = 200_000;

  private static final int MOST_FIELDS = 1_000;
  private static final String TYPE = "application/x-www-form-urlencoded";

  private Forms() {}

  static Fields read(Request request) throws IOException {
    if (!isForm(request)) {
      throw new MalformedException("The body is not a form (" + TYPE + ").");
    }
    return parse(text(request));
  }

  /** Whether the body is a form. */
  public static boolean isForm(Request request) {
    String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    return type.equals(TYPE) || type.startsWith(TYPE + ";");
  }

  /**
   * The body as it was sent, encoded.
   *
   * @throws TooLargeException if it has more than {@link #MOST_BYTES}
   * @throws IOException if it cannot be read
   */
  public static String text(Request request) throws IOException {
    try (InputStream body = request.body()) {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new TooLargeException(MOST_BYTES);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /**
   * The fields of an encoded text.
   *
   * @throws MalformedException if it is not encoded rightly, or has more than 1000 fields
   */
  public static Fields parse(String encoded) throws MalformedException {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int count = 0;
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        if (++count > MOST_FIELDS) {
          throw new MalformedException("There are more than " + MOST_FIELDS + " fields.");
        }
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        fields.computeIfAbsent(decoded(name), same -> new ArrayList<>()).add(decoded(value));
      }
    }
    return Fields.of(fields);
  }

  private static String decoded(String text) throws MalformedException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("A field is not percent-encoded rightly.");
    }
  }
}
