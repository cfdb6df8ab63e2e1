package org.mailpromoter.core.promotion;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.GatheredBatch;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.UnknownSenders;
import org.mailpromoter.core.store.Awaiting;

/**
 * Determines which future activities could change a decision: a refused reply waits for the
 * conversation that it belongs to, a refused sender for a record, and an activity for a nearer
 * parent. Pure.
 *
 * @since 0.1
 */
public final class Prospects {
  private static final Set<SubReason> OF_REPLIES =
      EnumSet.of(
          SubReason.REPLIES_ONLY_NOT_A_REPLY,
          SubReason.REPLIES_ONLY_PARENT_UNKNOWN,
          SubReason.REPLIES_ONLY_TOKEN_UNKNOWN,
          SubReason.REPLIES_ONLY_CORRELATION_OFF,
          SubReason.REPLIES_ONLY_SENDER_NOT_TRUSTED,
          SubReason.REPLIES_ONLY_STRATEGY_FAILED);

  private final Facts facts;
  private final Policy policy;

  private Prospects(Facts facts, Policy policy) {
    this.facts = facts;
    this.policy = policy;
  }

  /**
   * What a decision waits for.
   *
   * @param facts the message
   * @param decision what became of it
   * @param gathered knows what strategies seek
   */
  public static Set<Awaiting> of(
      Facts facts, Decision decision, Policy policy, GatheredBatch gathered) {
    return policy.organization().is(OrganizationSwitch.HEAL_CONVERSATIONS)
        ? new Prospects(facts, policy).of(decision, gathered)
        : Set.of();
  }

  private Set<Awaiting> of(Decision decision, GatheredBatch gathered) {
    Set<Awaiting> all = new HashSet<>();
    if (decision instanceof Decision.Promote promote) {
      boolean correlated = promote.correlated().isPresent();
      for (StrategyReport each : nearer(promote)) {
        Instant until = isHeader(each) || !correlated ? Awaiting.EVER : facts.sentAt();
        gathered
            .awaited(each.strategy(), facts.envelope())
            .forEach(key -> all.add(new Awaiting(key, until)));
      }
    } else if (decision instanceof Decision.Refuse refusal) {
      if (isForReplies(refusal)) {
        counting().stream()
            .flatMap(each -> gathered.awaited(each.strategy(), facts.envelope()).stream())
            .forEach(key -> all.add(new Awaiting(key, Awaiting.EVER)));
      }
      if (isForSenders(refusal)) {
        facts.envelope().from().addresses().stream()
            .limit(1)
            .map(NamedAddress::address)
            .forEach(from -> all.add(new Awaiting(CorrelationKey.ofRecord(from), Awaiting.EVER)));
      }
    }
    return all;
  }

  /** Those that would count before what counts, and that itself, which may find a nearer one. */
  private List<StrategyReport> nearer(Decision.Promote promote) {
    List<StrategyReport> all = counting();
    for (int i = 0; i < all.size(); i++) {
      boolean counts = all.get(i).strategy().equals(promote.correlated().strategy());
      if (counts && promote.correlated().parent().isPresent()) {
        return all.subList(0, i + 1);
      }
    }
    return all;
  }

  private List<StrategyReport> counting() {
    boolean forwarded = CorrelationView.isForwarded(facts);
    List<StrategyReport> all = CorrelationView.inOrder(facts.correlation(), policy);
    all.removeIf(
        each ->
            each.soughtNothing() || CorrelationView.against(each, forwarded, policy).isPresent());
    return all;
  }

  private static boolean isHeader(StrategyReport report) {
    return report.method() == CorrelationMethod.IN_REPLY_TO;
  }

  private boolean isForReplies(Decision.Refuse refusal) {
    boolean sendersReplies =
        policy.organization().is(OrganizationSwitch.SENDER_OPTIONS_ACCEPT_REPLIES);
    return refusal.subReasons().stream()
        .anyMatch(each -> OF_REPLIES.contains(each) || (sendersReplies && isOfSender(each)));
  }

  private boolean isForSenders(Decision.Refuse refusal) {
    return policy.organization().unknownSenders() != UnknownSenders.NO
        && refusal.subReasons().contains(SubReason.SENDER_UNKNOWN);
  }

  private static boolean isOfSender(SubReason reason) {
    return switch (reason) {
      case SENDER_UNKNOWN,
          SENDER_KIND_EXCLUDED,
          SENDER_AMBIGUOUS,
          SENDER_SEVERAL_RECORDS,
          SENDER_INACTIVE,
          NO_KNOWN_RECIPIENT,
          AUTHOR_UNCLEAR ->
          true;
      default -> false;
    };
  }
}
