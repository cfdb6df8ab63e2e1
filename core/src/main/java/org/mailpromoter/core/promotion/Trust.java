package org.mailpromoter.core.promotion;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.DomainAuthentication;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;

/**
 * What a match is worth. A token or a header proves that somebody saw it, not who he is; so every
 * match of every strategy passes here, and only here.
 */
final class Trust {
  /** What can be held against a match. */
  private enum Doubt {
    STRANGER(
        OrganizationValue.STRANGER_IN_CONVERSATION,
        Flaw.STRANGER_IN_CONVERSATION,
        "the sender takes no part in the conversation"),
    NOT_AUTHENTICATED(
        OrganizationValue.FAILED_AUTHENTICATION,
        Flaw.SENDER_NOT_AUTHENTICATED,
        "a trusted server says that the message is not from the sender's domain");

    private final OrganizationValue setting;
    private final Flaw remark;
    private final String sentence;

    Doubt(OrganizationValue setting, Flaw remark, String sentence) {
      this.setting = setting;
      this.remark = remark;
      this.sentence = sentence;
    }

    private boolean is(String word, Policy policy) {
      return policy.organization().setting(setting).value().equals(word);
    }
  }

  private final Set<Doubt> doubts;
  private final Policy policy;

  private Trust(Set<Doubt> doubts, Policy policy) {
    this.doubts = doubts;
    this.policy = policy;
    doubts.removeIf(doubt -> doubt.is("accept", policy));
  }

  /** What the match of a message is worth. */
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
        .filter(doubt -> doubt.is("refuse", policy))
        .map(doubt -> doubt.setting)
        .findFirst();
  }

  /** What people should know about the match. */
  Set<Flaw> remarks() {
    return doubts.stream().map(doubt -> doubt.remark).collect(Collectors.toUnmodifiableSet());
  }

  /** The remarks in words. */
  List<String> sentences() {
    return doubts.stream().map(doubt -> doubt.sentence).toList();
  }
}
