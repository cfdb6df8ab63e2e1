package org.mailpromoter.dataverse.stub.operation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailpromoter.dataverse.stub.error.ODataError;
import org.mailpromoter.dataverse.stub.json.Json;
import org.mailpromoter.dataverse.stub.json.JsonObject;

/**
 * A request, alone or in a batch. Immutable.
 *
 * @param method of HTTP
 * @param path below the root, decoded and without a slash at its beginning
 * @param options what follows the question mark, decoded
 * @param headers by their names in lower case
 * @param body possibly empty; one character is one byte
 * @param user the row of the user who asks
 */
public record Call(
    String method,
    String path,
    Map<String, String> options,
    Map<String, String> headers,
    String body,
    UUID user) {
  /** A request as HTTP has it, with the path and the query still encoded. */
  public static Call of(
      String method,
      String rawPath,
      String rawQuery,
      Map<String, String> headers,
      String body,
      UUID user) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String each : rawQuery.split("&", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        options.put(decoded(each.substring(0, equals)), decoded(each.substring(equals + 1)));
      }
    }
    String path = decoded(rawPath.replace("+", "%2B"));
    return new Call(
        method, path.startsWith("/") ? path.substring(1) : path, options, headers, body, user);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A query option. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** A header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether Prefer has a word. */
  public boolean prefers(String word) {
    return header("Prefer").orElse("").contains(word);
  }

  /** The body as JSON. */
  public JsonObject json() {
    try {
      return Json.read(body.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw ODataError.payload(String.valueOf(e.getMessage()));
    }
  }

  /** What is asked, in a word: the method and what comes before the key. */
  public String operation() {
    int end = path.length();
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '(') {
        end = i;
        break;
      }
    }
    return method + " " + path.substring(0, end);
  }
}
