package org.mailpromoter.core.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Identifies copies of one message (semantics ). The key is the Message-ID, or a digest
 * of the originating header fields and the content if there is none. Carriers and devices reuse
 * Message-IDs, so a fingerprint over From and Date distinguishes reuse from a copy: same key and
 * same fingerprint is the same message, same key and another fingerprint is a different message
 * with a reused id.
 *
 * @param key the Message-ID in angle brackets, or {@code digest:} and 64 hexadecimal digits; {@link
 *     #FORGOTTEN} where a store has neither any more
 * @param fingerprint 64 bits over the From address and the time in Date, or the field as it is
 *     written if it has none
 * @since 0.1
 */
public record MessageIdentity(String key, long fingerprint) {
  /** The key that a store shows of a message whose key it no longer has. No message has it. */
  public static final String FORGOTTEN = "(forgotten)";

  /** Rejects nulls. */
  public MessageIdentity {
    Objects.requireNonNull(key, "key");
  }

  /** Whether a store no longer has the key. */
  public boolean isForgotten() {
    return key.equals(FORGOTTEN);
  }

  /** What is left when the key is deleted. */
  public MessageIdentity forgotten() {
    return new MessageIdentity(FORGOTTEN, fingerprint);
  }

  /** Written out: the generated method uses method handles, which are slow with the C1 compiler. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessageIdentity identity
        && fingerprint == identity.fingerprint
        && key.equals(identity.key);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + Long.hashCode(fingerprint);
  }
}
