package org.mailpromoter.core.fault;

import java.util.Objects;

/**
 * What a kind of failure means for the program and for people.
 *
 * @param scope how far the failure reaches
 * @param retry whether trying again can help
 * @param remedy one or two sentences that say what a person should do now, and name no command
 * @since 0.1
 */
public record ErrorMeaning(FaultScope scope, Retry retry, String remedy) {
  /** Rejects nulls. */
  public ErrorMeaning {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(retry, "retry");
    Objects.requireNonNull(remedy, "remedy");
  }
}
