package org.mailpromoter.core.diagnosis;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.Decider;

/**
 * Counts the refused messages that would be promoted with the current settings and records. It
 * evaluates a bounded number of the latest messages.
 *
 * @since 0.1
 */
public final class RetryPreview {
  private final DecisionHistory history;
  private final RecordDirectory directory;
  private final Decider decider = new Decider();

  /**
   * The result of a preview.
   *
   * @param messages how many that were not promoted were looked at
   * @param passing how many of them would be promoted now
   */
  public record Result(long messages, long passing) {}

  /** A preview over these decisions and records. */
  public RetryPreview(DecisionHistory history, RecordDirectory directory) {
    this.history = history;
    this.directory = directory;
  }

  /** Counts among the latest decisions that a filter lets through. */
  public Result count(DecisionFilter filter, Policy today) {
    DecisionFilter refused = filter.withOutcomes(Set.of(Outcome.REFUSED, Outcome.OUT_OF_SCOPE));
    long[] counts = new long[2];
    new Pages(history, refused, DecisionHistory.With.FACTS)
        .forEachOfLatest(
            page -> {
              List<Facts> facts =
                  page.stream()
                      .filter(each -> each.entry().reason() != Reason.DUPLICATE)
                      .map(StoredEvidence::facts)
                      .toList();
              counts[0] += facts.size();
              counts[1] += counted(facts, today);
            });
    return new Result(counts[0], counts[1]);
  }

  /**
   * Those of some decisions that would be promoted now. Decisions without evidence are not among
   * them, because they cannot be taken again.
   */
  public Set<DecisionId> passing(List<StoredDecision> decisions, Policy today) {
    Map<DecisionId, Facts> facts = new LinkedHashMap<>();
    decisions.stream()
        .filter(each -> each.entry().hasEvidence())
        .forEach(each -> facts.put(each.id(), StoredEvidence.facts(each)));
    Map<EmailAddress, List<PartyRecord>> records = records(facts.values());
    facts.values().removeIf(each -> !passes(each, records, today));
    return Set.copyOf(facts.keySet());
  }

  private long counted(List<Facts> facts, Policy today) {
    Map<EmailAddress, List<PartyRecord>> records = records(facts);
    return facts.stream().filter(each -> passes(each, records, today)).count();
  }

  /** The present records of all addresses, in one look-up. */
  private Map<EmailAddress, List<PartyRecord>> records(Collection<Facts> facts) {
    Set<EmailAddress> addresses = new HashSet<>();
    facts.forEach(each -> addresses.addAll(each.envelope().addresses()));
    return directory.resolve(addresses);
  }

  private boolean passes(Facts facts, Map<EmailAddress, List<PartyRecord>> records, Policy today) {
    return decider.decide(facts.withRecords(of(facts, records)), today) instanceof Decision.Promote;
  }

  private static Map<EmailAddress, List<PartyRecord>> of(
      Facts facts, Map<EmailAddress, List<PartyRecord>> records) {
    Map<EmailAddress, List<PartyRecord>> own = new HashMap<>();
    for (EmailAddress address : facts.envelope().addresses()) {
      if (records.containsKey(address)) {
        own.put(address, records.getOrDefault(address, List.of()));
      }
    }
    return own;
  }
}
