package org.mailpromoter.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.documents.Document;
import org.mailpromoter.web.Request;

/**
 * Entity tags of documents (RFC 9110, 8.8.3): whoever changes an object says which one they saw.
 */
final class Versions {
  private static final int BYTES = 12;

  private Versions() {}

  /** The tag of a document. */
  static String of(Document document) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.oneLine());
      return '"' + HexFormat.of().formatHex(digest, 0, BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Refuses a request about another version.
   *
   * @throws StaleException if the request names another version, or none
   */
  static void demand(Request request, Document now) throws StaleException {
    Optional<String> tags = request.header("If-Match");
    if (tags.isEmpty()) {
      throw StaleException.unconditional();
    }
    String tag = of(now);
    boolean matches =
        tags.get().strip().equals("*")
            || Arrays.stream(tags.get().split(",", -1)).map(String::strip).anyMatch(tag::equals);
    if (!matches) {
      throw StaleException.changed();
    }
  }
}
