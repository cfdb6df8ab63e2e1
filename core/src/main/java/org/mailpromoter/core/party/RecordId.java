package org.mailpromoter.core.party;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names one record: its kind and its key within the kind, written {@code contact:anna}. Immutable.
 *
 * @param kind the kind
 * @param key not blank
 * @since 0.1
 */
public record RecordId(RecordKind kind, String key) implements Comparable<RecordId> {
  /**
   * @throws IllegalArgumentException if {@code key} is blank
   */
  public RecordId {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(key, "key");
    if (key.isBlank()) {
      throw new IllegalArgumentException("a record needs a key");
    }
  }

  /** The id of a user. */
  public static RecordId user(String key) {
    return new RecordId(RecordKind.USER, key);
  }

  /** The id of a queue. */
  public static RecordId queue(String key) {
    return new RecordId(RecordKind.QUEUE, key);
  }

  /** Reads {@code kind:key}; empty when it is not of that form or the kind is unknown. */
  public static Optional<RecordId> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || text.substring(colon + 1).isBlank()) {
      return Optional.empty();
    }
    return RecordKind.of(text.substring(0, colon))
        .map(kind -> new RecordId(kind, text.substring(colon + 1).strip()));
  }

  /** Written out: the generated method uses method handles, which are slow with the C1 compiler. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordId id && kind == id.kind && key.equals(id.key);
  }

  @Override
  public int hashCode() {
    return 31 * kind.word().hashCode() + key.hashCode();
  }

  @Override
  public int compareTo(RecordId other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : key.compareTo(other.key);
  }

  @Override
  public String toString() {
    return kind.word() + ":" + key;
  }
}
