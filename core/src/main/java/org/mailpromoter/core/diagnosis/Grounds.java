package org.mailpromoter.core.diagnosis;

import java.util.Objects;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.policy.Policy;

/**
 * The input of a decision. A change of either part may change the decision.
 *
 * @param facts the message
 * @param policy the settings
 * @since 0.1
 */
public record Grounds(Facts facts, Policy policy) {
  /** Rejects nulls. */
  public Grounds {
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(policy, "policy");
  }

  Grounds with(Facts other) {
    return new Grounds(other, policy);
  }

  Grounds with(Policy other) {
    return new Grounds(facts, other);
  }
}
