package org.mailpromoter.composer;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A picture within HTML, which names it as {@code cid:ID} (RFC 2392).
 *
 * @param id its Content-ID without angle brackets, letters, digits and {@code . _ @ -}
 * @param file the picture
 * @since 0.1
 */
public record InlineImage(String id, Enclosure file) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");

  /**
   * @throws IllegalArgumentException if the id could not stand in a header, or the file is no
   *     picture
   */
  public InlineImage {
    Objects.requireNonNull(file, "file");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a picture: '" + id + "'");
    }
    if (!file.mediaType().startsWith("image/")) {
      throw new IllegalArgumentException("not a picture: " + file.mediaType());
    }
  }
}
