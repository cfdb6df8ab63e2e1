package org.mailpromoter.core.policy;

import java.time.Instant;
import java.util.Objects;
import org.mailpromoter.core.activity.Actor;

/**
 * A setting that was chosen at run time; it wins over the file.
 *
 * @param scope {@code organization}, or the id of a user or queue such as {@code user:christopher}
 * @param key the setting, for example {@code track} or {@code use-correlation}
 * @param value the value as text
 * @param who who chose it
 * @param at when
 * @since 0.1
 */
public record Choice(String scope, String key, String value, Actor who, Instant at) {
  /** The scope of organization settings. */
  public static final String ORGANIZATION = "organization";

  /** Rejects nulls. */
  public Choice {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(who, "who");
    Objects.requireNonNull(at, "at");
  }
}
