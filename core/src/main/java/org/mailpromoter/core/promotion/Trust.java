package org.mailpromoter.core.promotion;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.DomainAuthentication;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;

/**
 * What a match is worth. A token or a header proves that somebody saw it, not who he is; so every
 * match of every strategy passes here, and only here.
 */
final class Trust {
  private final Set<Flaw> remarks = EnumSet.noneOf(Flaw.class);
  private Optional<OrganizationValue> against = Optional.empty();

  private Trust() {}

  static Trust of(Facts facts, Match match, Policy policy) {
    Trust trust = new Trust();
    if (match.participation() == Match.Participation.STRANGER) {
      trust.weigh(
          policy.organization(),
          OrganizationValue.STRANGER_IN_CONVERSATION,
          Flaw.STRANGER_IN_CONVERSATION);
    }
    if (authentication(facts, policy) == DomainAuthentication.FAILED) {
      trust.weigh(
          policy.organization(),
          OrganizationValue.FAILED_AUTHENTICATION,
          Flaw.SENDER_NOT_AUTHENTICATED);
    }
    return trust;
  }

  private static DomainAuthentication authentication(Facts facts, Policy policy) {
    return facts.envelope().hint("authentication-results").isEmpty()
        ? DomainAuthentication.UNKNOWN
        : DomainAuthentication.of(
            facts.envelope(),
            policy.organization().words(OrganizationValue.TRUSTED_AUTHENTICATION_SERVERS));
  }

  private void weigh(OrganizationSettings settings, OrganizationValue which, Flaw remark) {
    String choice = settings.setting(which).value();
    if (choice.equals("refuse") && against.isEmpty()) {
      against = Optional.of(which);
    }
    if (!choice.equals("accept")) {
      remarks.add(remark);
    }
  }

  /** The setting under which the match does not count, empty when it counts. */
  Optional<OrganizationValue> against() {
    return against;
  }

  /** What people should know about the match. */
  Set<Flaw> remarks() {
    return remarks;
  }
}
