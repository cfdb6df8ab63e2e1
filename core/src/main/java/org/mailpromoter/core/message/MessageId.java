package org.mailpromoter.core.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Message-ID (RFC 5322, 3.6.4) without its angle brackets. Ids are compared exactly, case
 * included; ids that were written without brackets equal those written with them, because 13 % of
 * the replies on one real list carry bare ids (semantics C-15). Immutable.
 *
 * @param value the id between the brackets, not blank, at most {@value #MAX_LENGTH} characters
 * @since 0.1
 */
public record MessageId(String value) {
  /** One header line (RFC 5322, 2.1.1); longer ids are not ids but attacks. */
  public static final int MAX_LENGTH = 998;

  /**
   * @throws IllegalArgumentException if {@code value} is blank, too long or carries brackets
   */
  public MessageId {
    Objects.requireNonNull(value, "value");
    if (value.isBlank() || value.length() > MAX_LENGTH || value.charAt(0) == '<') {
      throw new IllegalArgumentException("not a Message-ID: '" + value + "'");
    }
  }

  /** The first id in {@code text}, with or without angle brackets; empty when there is none. */
  public static Optional<MessageId> parse(String text) {
    List<MessageId> first = MessageIds.scan(text, 1);
    return first.isEmpty() ? Optional.empty() : Optional.of(first.get(0));
  }

  /** Written out: the generated method uses method handles, which are slow with the C1 compiler. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessageId id && value.equals(id.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** The id as a header spells it, in angle brackets. */
  @Override
  public String toString() {
    return '<' + value + '>';
  }
}
