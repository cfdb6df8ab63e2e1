package org.mailpromoter.core.promotion;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.DomainAuthentication;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.policy.DoubtfulMatch;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;

/**
 * Decides how far a match is trusted. A token or a header proves that the sender has seen it, not
 * who the sender is; therefore every match of every strategy is checked here and nowhere else.
 */
final class Trust {
  /** A reason to distrust a match. */
  private enum Doubt {
    STRANGER(
        OrganizationValue.STRANGER_IN_CONVERSATION,
        Flaw.STRANGER_IN_CONVERSATION,
        Evidence.Observation.What.STRANGER_IN_CONVERSATION),
    NOT_AUTHENTICATED(
        OrganizationValue.FAILED_AUTHENTICATION,
        Flaw.SENDER_NOT_AUTHENTICATED,
        Evidence.Observation.What.SENDER_NOT_AUTHENTICATED);

    private final OrganizationValue setting;
    private final Flaw remark;
    private final Evidence.Observation.What seen;

    Doubt(OrganizationValue setting, Flaw remark, Evidence.Observation.What seen) {
      this.setting = setting;
      this.remark = remark;
      this.seen = seen;
    }

    private boolean is(DoubtfulMatch which, Policy policy) {
      return handling(policy.organization()) == which;
    }

    private DoubtfulMatch handling(OrganizationSettings settings) {
      return switch (this) {
        case STRANGER -> settings.strangerInConversation();
        case NOT_AUTHENTICATED -> settings.failedAuthentication();
      };
    }
  }

  private final Set<Doubt> doubts;
  private final Policy policy;

  private Trust(Set<Doubt> doubts, Policy policy) {
    this.doubts = doubts;
    this.policy = policy;
    doubts.removeIf(doubt -> doubt.is(DoubtfulMatch.ACCEPT, policy));
  }

  /** The trust in the match of a message. */
  static Trust of(Facts facts, Match match, Policy policy) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (match.participation() == Match.Participation.STRANGER) {
      doubts.add(Doubt.STRANGER);
    }
    if (authentication(facts, policy) == DomainAuthentication.FAILED) {
      doubts.add(Doubt.NOT_AUTHENTICATED);
    }
    return new Trust(doubts, policy);
  }

  private static DomainAuthentication authentication(Facts facts, Policy policy) {
    return facts.envelope().hint("authentication-results").isEmpty()
        ? DomainAuthentication.UNKNOWN
        : DomainAuthentication.of(
            facts.envelope(),
            policy.organization().words(OrganizationValue.TRUSTED_AUTHENTICATION_SERVERS));
  }

  /** The setting under which the match does not count, empty when it counts. */
  Optional<OrganizationValue> against() {
    return doubts.stream()
        .filter(doubt -> doubt.is(DoubtfulMatch.REFUSE, policy))
        .map(doubt -> doubt.setting)
        .findFirst();
  }

  /** The remarks about the match. */
  Set<Flaw> remarks() {
    return doubts.stream().map(doubt -> doubt.remark).collect(Collectors.toUnmodifiableSet());
  }

  /** The evidence, for the trace. */
  List<Evidence> evidence() {
    return doubts.stream().<Evidence>map(doubt -> new Evidence.Observation(doubt.seen)).toList();
  }
}
