package org.mailpromoter.core.message;

import java.util.Objects;

/**
 * An attachment as the message describes it. The name is a label for people and never a path.
 *
 * @param name decoded file name with control and direction characters removed, may be empty
 * @param contentType media type in lower case, for example {@code application/pdf}
 * @param size decoded size in bytes
 */
public record Attachment(String name, String contentType, long size) {
  /** Checks for nulls and a negative size. */
  public Attachment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(contentType, "contentType");
    if (size < 0) {
      throw new IllegalArgumentException("negative size " + size);
    }
  }
}
