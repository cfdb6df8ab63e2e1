package org.mailpromoter.core.activity;

import java.util.Objects;

/**
 * What makes an event unique in the world, and so the key under which a receiver knows a second
 * delivery for what it is. Immutable.
 *
 * @param installation names the storage that wrote the event, and after an underscore the opening
 *     of the storage in which it did: letters, digits and underscores. A storage that is rebuilt
 *     has another name, because its numbers start again; each opening has another one, because the
 *     storage may be an older copy of itself
 * @param number positive; grows with every event of the installation
 * @since 0.1
 */
public record EventId(String installation, long number) {
  /**
   * @throws IllegalArgumentException if the installation is not of that form or the number is not
   *     positive
   */
  public EventId {
    Objects.requireNonNull(installation, "installation");
    if (number < 1) {
      throw new IllegalArgumentException("event numbers begin at 1, not " + number);
    }
    boolean plain =
        installation.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    if (installation.isEmpty() || !plain) {
      throw new IllegalArgumentException("no name of an installation: '" + installation + "'");
    }
  }

  /** The name of the storage alone, which stays the same. */
  public String storage() {
    int underscore = installation.indexOf('_');
    return underscore < 1 ? installation : installation.substring(0, underscore);
  }

  /** Installation and number with a hyphen between them. */
  @Override
  public String toString() {
    return installation + "-" + number;
  }
}
