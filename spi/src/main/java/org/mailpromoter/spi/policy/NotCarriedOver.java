package org.mailpromoter.spi.policy;

import java.util.Objects;

/**
 * A setting of the other CRM that has no counterpart here, or none that takes its value.
 *
 * @param place where it is
 * @param value its value there, as people read it; empty where it is not known
 * @param why why it is not carried over, and what a person may do: whole sentences
 * @since 0.1
 */
public record NotCarriedOver(SourcePlace place, String value, String why) {
  /** Rejects nulls. */
  public NotCarriedOver {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(why, "why");
  }
}
