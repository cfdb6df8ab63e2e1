package org.mailpromoter.core.activity;

import java.util.Objects;

/**
 * A globally unique event id, by which a receiver recognises a repeated delivery. Immutable.
 *
 * @param installation the name of the storage that wrote the event, an underscore, and a name for
 *     the opening of the storage in which it was written: letters, digits and underscores. A
 *     rebuilt storage has another name, because its numbers start again; each opening has another
 *     one, because the storage may be a restored older copy
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
      throw new IllegalArgumentException("not the name of an installation: '" + installation + "'");
    }
  }

  /** The name of the storage, which stays the same. */
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
