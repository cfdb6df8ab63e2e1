package org.mailpromoter.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Forms;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.jetty.MultipartForm;

/**
 * The form token of a request, taken out of its form. A file that the form holds lies on disk until
 * this is closed.
 *
 * @param token the token; empty if it has none
 * @param request the request without it
 * @param file a file that it holds
 */
record SentForm(Optional<String> token, Request request, Optional<Path> file)
    implements AutoCloseable {
  private static final String TYPE_OF_FILES = "application/octet-stream";

  private SentForm(Optional<String> token, Request request) {
    this(token, request, Optional.empty());
  }

  /** A request whose body nobody has read. */
  static SentForm unread(Request request) {
    return new SentForm(Optional.empty(), request);
  }

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

  /** Whether a request is a form that holds a file. */
  static boolean holdsFile(Request request) {
    return request.method().changes() && MultipartForm.isOne(request);
  }

  /**
   * Takes the token of a form that holds a file. The request then has the file as its body, and the
   * other fields in its query.
   *
   * @throws IOException if the form cannot be read or is too large
   */
  static SentForm ofFile(Request request) throws IOException {
    Path file = Files.createTempFile("mailpromoter", ".upload");
    try {
      return ofFile(request, file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static SentForm ofFile(Request request, Path file) throws IOException {
    Fields fields;
    try (OutputStream out = Files.newOutputStream(file)) {
      fields = MultipartForm.read(request, out);
    }
    Fields query = request.query();
    for (String name : fields.without(FormTokens.FIELD).names()) {
      for (String value : fields.all(name)) {
        query = query.with(name, value);
      }
    }
    return new SentForm(
        fields.first(FormTokens.FIELD),
        request
            .withQuery(query)
            .withHeader("Content-Type", TYPE_OF_FILES)
            .withBody(() -> Files.newInputStream(file)),
        Optional.of(file));
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

  /** Deletes the file. */
  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      Files.deleteIfExists(file.get());
    }
  }
}
