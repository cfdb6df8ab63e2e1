package org.mailpromoter.core.draft;

import java.util.Objects;
import org.mailpromoter.core.message.Attachment;

/**
 * A file that goes with a draft.
 *
 * @param file its name, its media type and its bytes
 * @param imageId the id under which the HTML names it as a picture; empty for an attachment
 * @since 0.1
 */
public record DraftFile(Attachment file, String imageId) {
  /** The longest name, media type or id. */
  public static final int LONGEST = 200;

  /**
   * @throws IllegalArgumentException if it has no bytes, or a text is too long or has control
   *     characters
   */
  public DraftFile {
    Objects.requireNonNull(file, "file");
    if (file.content().isEmpty()) {
      throw new IllegalArgumentException("a file of a draft has bytes: " + file);
    }
    DraftContent.requireLine("name of a file", file.name(), LONGEST);
    DraftContent.requireLine("media type of a file", file.contentType(), LONGEST);
    DraftContent.requireLine("id of a picture", imageId, LONGEST);
  }

  /** An attachment. */
  public static DraftFile attached(Attachment file) {
    return new DraftFile(file, "");
  }
}
