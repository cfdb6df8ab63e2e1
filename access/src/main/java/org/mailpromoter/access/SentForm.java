package org.mailpromoter.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.web.Forms;
import org.mailpromoter.web.Request;

/**
 * The form token of a request, taken out of its form.
 *
 * @param token the token; empty if it has none
 * @param request the request without it
 */
record SentForm(Optional<String> token, Request request) {
  /**
   * Takes the token of a request that may change something from the header {@code X-Form-Token}, or
   * from a form, which is read then.
   *
   * @throws IOException if the form cannot be read or is too large
   */
  static SentForm of(Request request) throws IOException {
    Optional<String> header = request.header(FormTokens.HEADER);
    if (!request.method().changes() || header.isPresent() || !Forms.isForm(request)) {
      return new SentForm(header, request);
    }
    String text = Forms.text(request);
    String rest =
        Arrays.stream(text.split("&", -1))
            .filter(each -> !isToken(each))
            .collect(Collectors.joining("&"));
    byte[] bytes = rest.getBytes(StandardCharsets.UTF_8);
    return new SentForm(
        Forms.parse(text).first(FormTokens.FIELD),
        request.withBody(() -> new ByteArrayInputStream(bytes)));
  }

  private static boolean isToken(String pair) {
    String name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
    return decoded(name).equals(FormTokens.FIELD);
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name; // Forms refuses it
    }
  }
}
