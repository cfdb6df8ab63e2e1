package org.mailpromoter.core.message;

import java.util.Locale;
import java.util.Objects;

/**
 * An attachment as the message describes it. The name is a label for people and never a path.
 *
 * @param name decoded file name with control and direction characters removed, may be empty
 * @param contentType media type in lower case, for example {@code application/pdf}
 * @param size decoded size in bytes
 * @param fate whether it belongs to the activity
 * @since 0.1
 */
public record Attachment(String name, String contentType, long size, Fate fate) {
  /** Whether an attachment belongs to the activity (P-50, P-51). */
  public enum Fate {
    /** It does. */
    KEPT,
    /** It was left out: its extension is blocked. */
    BLOCKED,
    /** It was left out: it is larger than the organization allows. */
    TOO_LARGE
  }

  /** Checks for nulls and a negative size. */
  public Attachment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(contentType, "contentType");
    Objects.requireNonNull(fate, "fate");
    if (size < 0) {
      throw new IllegalArgumentException("negative size " + size);
    }
  }

  /** An attachment that is kept. */
  public Attachment(String name, String contentType, long size) {
    this(name, contentType, size, Fate.KEPT);
  }

  /** The part of the name behind its last dot, in lower case; empty without one. */
  public String extension() {
    String trimmed = name.strip();
    int end = trimmed.length();
    while (end > 0 && (trimmed.charAt(end - 1) == '.' || trimmed.charAt(end - 1) == ' ')) {
      end--;
    }
    int dot = trimmed.lastIndexOf('.', end - 1);
    return dot < 0 ? "" : trimmed.substring(dot + 1, end).toLowerCase(Locale.ROOT);
  }

  /** The same attachment with another fate. */
  public Attachment with(Fate other) {
    return new Attachment(name, contentType, size, other);
  }
}
