package org.mailpromoter.core.health;

import java.util.Objects;

/**
 * What alerts are about and why: alerts with the same cause tell of the same thing again.
 *
 * @param about what they are about, as in {@link Alert#about}
 * @param code what kind of failure, as in {@link Alert#code}; may be empty
 * @since 0.1
 */
public record AlertCause(String about, String code) {
  /** Rejects nulls. */
  public AlertCause {
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(code, "code");
  }
}
