package org.mailpromoter.composer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file that goes with a mail.
 *
 * @param name its name, without a path
 * @param mediaType its media type without parameters, for example {@code application/pdf}
 * @param content opens its bytes
 * @since 0.1
 */
public record Enclosure(String name, String mediaType, Content content) {
  /** RFC 2045, 5.1, shorter than a line. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,63}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,63}");

  private static final int LONGEST_NAME = 200;

  /** Opens the bytes of a file. */
  @FunctionalInterface
  public interface Content {
    /** A new stream, which the caller closes. */
    InputStream open() throws IOException;
  }

  /**
   * @throws IllegalArgumentException if name or media type could not stand in a header, or the type
   *     is one that has a structure of its own
   */
  public Enclosure {
    Objects.requireNonNull(content, "content");
    if (name.isBlank() || name.length() > LONGEST_NAME || HeaderWriter.isUnfit(name)) {
      throw new IllegalArgumentException("not a name of a file: '" + name + "'");
    }
    boolean structured = mediaType.startsWith("multipart/") || mediaType.startsWith("message/");
    if (structured || !MEDIA_TYPE.matcher(mediaType).matches()) {
      throw new IllegalArgumentException("not a media type of a file: '" + mediaType + "'");
    }
  }
}
