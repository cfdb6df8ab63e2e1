package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.correlation.CorrelationKey;

/**
 * What a decision waits for (AS-14): an activity under a key that was not found.
 *
 * @param key the key
 * @param until when the activity was sent at the latest; {@link #EVER} when that does not matter
 * @since 0.1
 */
public record Awaiting(CorrelationKey key, Instant until) {
  /** After every time at which mail was sent. */
  public static final Instant EVER = Instant.parse("9999-12-31T23:59:59Z");

  /** Rejects nulls. */
  public Awaiting {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(until, "until");
  }

  /** Written out: the generated method uses method handles, which are slow with the C1 compiler. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Awaiting awaiting
        && key.equals(awaiting.key)
        && until.equals(awaiting.until);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + until.hashCode();
  }
}
