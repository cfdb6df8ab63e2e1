package org.mailpromoter.composer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.UnseenCharacters;

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

  /** The media type of files of which nothing is known. */
  public static final String BYTES = "application/octet-stream";

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EXTENSION = 20;

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
    if (!isType(mediaType)) {
      throw new IllegalArgumentException("not a media type of a file: '" + mediaType + "'");
    }
  }

  /**
   * A file whose bytes are kept.
   *
   * @throws IllegalArgumentException if its bytes are not kept, or name or media type could not
   *     stand in a header
   */
  public static Enclosure of(Attachment kept) {
    var bytes =
        kept.content()
            .orElseThrow(() -> new IllegalArgumentException("a file without bytes: " + kept));
    return new Enclosure(kept.name(), kept.contentType(), bytes::open);
  }

  /** Whether a media type is one of a file, and not one that has a structure of its own. */
  public static boolean isType(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    boolean structured = type.startsWith("multipart/") || type.startsWith("message/");
    return !structured && MEDIA_TYPE.matcher(mediaType).matches();
  }

  /**
   * The name under which a file can go that others named; perhaps empty. A long one loses
   * characters before its extension.
   */
  public static String fitting(String name) {
    String shown = UnseenCharacters.without(name, "").strip();
    if (shown.length() <= LONGEST_NAME) {
      return shown;
    }
    int dot = shown.lastIndexOf('.');
    String extension =
        dot > 0 && shown.length() - dot <= LONGEST_EXTENSION ? shown.substring(dot) : "";
    int end = LONGEST_NAME - extension.length();
    boolean split = Character.isHighSurrogate(shown.charAt(end - 1));
    return shown.substring(0, split ? end - 1 : end) + extension;
  }
}
