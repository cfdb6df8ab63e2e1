package org.mailpromoter.core.message;

import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An attachment as the message describes it. The name is a label for people and never a path.
 * Immutable.
 *
 * @since 0.1
 */
public final class Attachment {
  private final String name;
  private final String contentType;
  private final long size;
  private final Fate fate;
  private final @Nullable Content content;

  /** Whether an attachment belongs to the activity (P-50, P-51). */
  public enum Fate {
    /** It does. */
    KEPT,
    /** It was left out: its extension is blocked. */
    BLOCKED,
    /** It was left out: it is larger than the organization allows. */
    TOO_LARGE
  }

  private Attachment(
      String name, String contentType, long size, Fate fate, @Nullable Content content) {
    this.name = Objects.requireNonNull(name, "name");
    this.contentType = Objects.requireNonNull(contentType, "contentType");
    this.fate = Objects.requireNonNull(fate, "fate");
    this.size = size;
    this.content = content;
    if (size < 0) {
      throw new IllegalArgumentException("negative size " + size);
    }
  }

  /**
   * An attachment that belongs to the activity, without its content.
   *
   * @param name decoded file name with control and direction characters removed, may be empty
   * @param contentType media type in lower case, for example {@code application/pdf}
   * @param size decoded size in bytes
   * @throws IllegalArgumentException if the size is negative
   */
  public Attachment(String name, String contentType, long size) {
    this(name, contentType, size, Fate.KEPT, null);
  }

  /** Returns this attachment with another state; an omitted attachment has no content. */
  public Attachment with(Fate other) {
    return new Attachment(name, contentType, size, other, other == Fate.KEPT ? content : null);
  }

  /** Returns this attachment with its content and the size of the content. */
  public Attachment with(Content bytes) {
    return new Attachment(name, contentType, bytes.size(), fate, bytes);
  }

  /** The same attachment of another size, without content. */
  public Attachment ofSize(long bytes) {
    return new Attachment(name, contentType, bytes, fate, null);
  }

  /** The decoded file name, may be empty. */
  public String name() {
    return name;
  }

  /** The media type in lower case. */
  public String contentType() {
    return contentType;
  }

  /** The decoded size in bytes. */
  public long size() {
    return size;
  }

  /** Whether it belongs to the activity. */
  public Fate fate() {
    return fate;
  }

  /** Its bytes; empty when it was left out, or contents are not stored. */
  public Optional<Content> content() {
    return Optional.ofNullable(content);
  }

  /**
   * What programs may take for the extension of the name: whatever is after one of its dots, in
   * lower case, for example {@code gz} and {@code tar.gz}. Spaces, characters that nobody sees, and
   * dots at the end are skipped, and the text before a colon has an extension of its own, as
   * systems cut names there.
   */
  public Set<String> extensions() {
    Set<String> extensions = new HashSet<>();
    for (String file : visible(name).split(":", -1)) {
      int end = file.length();
      while (end > 0 && file.charAt(end - 1) == '.') {
        end--;
      }
      for (int dot = file.indexOf('.'); dot >= 0 && dot < end; dot = file.indexOf('.', dot + 1)) {
        extensions.add(file.substring(dot + 1, end));
      }
    }
    return extensions;
  }

  private static String visible(String name) {
    StringBuilder visible = new StringBuilder(name.length());
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Attachment::isVisible)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static boolean isVisible(int c) {
    boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
    return !blank && !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
  }

  private String digest() {
    return content == null ? "" : content.sha256();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Attachment a
        && size == a.size
        && fate == a.fate
        && name.equals(a.name)
        && contentType.equals(a.contentType)
        && digest().equals(a.digest());
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, contentType, size, fate);
  }

  @Override
  public String toString() {
    return "Attachment['" + name + "' " + contentType + ", " + size + " bytes, " + fate + "]";
  }
}
