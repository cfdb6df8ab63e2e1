package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.FormerReading;
import org.mailpromoter.core.store.Reading;

/** Decisions in the order of their commits. Its store holds the lock. */
final class InMemoryDecisions {
  private final Map<DecisionId, KeptDecision> decisions = new LinkedHashMap<>();

  Stream<KeptDecision> all() {
    return decisions.values().stream();
  }

  List<StoredDecision> stored() {
    return all().map(KeptDecision::stored).toList();
  }

  Optional<KeptDecision> find(DecisionId id) {
    return Optional.ofNullable(decisions.get(id));
  }

  /** Adds a decision of a batch, and returns its number. */
  DecisionId add(Commit batch, DecisionEntry entry) {
    DecisionId id = new DecisionId(decisions.size() + 1L);
    StoredDecision stored =
        new StoredDecision(id, batch.mailbox(), batch.at(), batch.policyVersion(), entry);
    decisions.put(id, new KeptDecision(stored, batch.reading().parser()));
    return id;
  }

  /** Changes a decision, if there is one with the number. */
  void change(DecisionId id, UnaryOperator<KeptDecision> how) {
    decisions.computeIfPresent(id, (same, former) -> how.apply(former));
  }

  void replace(DecisionId id, DecisionEntry entry, Instant at, long policyVersion) {
    change(id, former -> former.decidedAgain(entry, at, policyVersion));
  }

  /** Replaces the decisions of places that a batch decided again (AS-7), and returns them. */
  List<KeptDecision> replace(Commit batch) {
    Map<Place, DecisionEntry> again = new HashMap<>();
    batch.decidedAgain().forEach(each -> again.put(new Place(batch.mailbox(), each.ref()), each));
    List<KeptDecision> replaced =
        all()
            .flatMap(
                each ->
                    Optional.ofNullable(again.get(each.place())).stream()
                        .map(entry -> replacement(each, entry, batch)))
            .toList();
    replaced.forEach(each -> decisions.put(each.id(), each));
    return replaced;
  }

  private static KeptDecision replacement(KeptDecision former, DecisionEntry entry, Commit batch) {
    return former.decidedAgain(entry, batch.at(), batch.policyVersion());
  }

  /** Brings the version of the parser forward where a batch read the header again (AS-13). */
  void readAgain(MailboxId mailbox, Reading reading) {
    if (!reading.again().isEmpty()) {
      decisions.replaceAll(
          (id, each) ->
              each.mailbox().equals(mailbox) && reading.again().contains(each.message())
                  ? each.readBy(reading.parser())
                  : each);
    }
  }

  /** AS-4. */
  void refuseSecond(Commit batch) {
    Set<Place> places = new HashSet<>();
    all().forEach(each -> places.add(each.place()));
    for (DecisionEntry entry : batch.decisions()) {
      if (!places.add(new Place(batch.mailbox(), entry.ref()))) {
        throw new IllegalStateException("a second decision for " + entry.ref());
      }
    }
  }

  /** The folders in which the messages of activities were decided last. */
  Map<ActivityId, FolderId> folders(MailboxId mailbox) {
    Map<ActivityId, FolderId> last = new HashMap<>();
    all()
        .filter(each -> each.mailbox().equals(mailbox))
        .forEach(
            each -> each.entry().activity().ifPresent(id -> last.put(id, each.message().folder())));
    return last;
  }

  Map<MessageRef, byte[]> factsWithoutActivity(MailboxId mailbox, Set<MessageRef> places) {
    return facts(
        all()
            .filter(each -> each.mailbox().equals(mailbox) && places.contains(each.message()))
            .filter(each -> each.entry().activity().isEmpty()));
  }

  Map<MessageRef, byte[]> factsLeftAlone(
      MailboxId mailbox, FolderId folder, SubReason why, Instant since, int limit) {
    return facts(
        in(mailbox, folder, isBecauseOf(why))
            .filter(each -> !each.entry().receivedAt().isBefore(since))
            .limit(limit));
  }

  Map<MessageRef, byte[]> factsOfFailedCreations(MailboxId mailbox, FolderId folder, int limit) {
    return facts(in(mailbox, folder, isBecauseOf(SubReason.CREATION_FAILED)).limit(limit));
  }

  private static Predicate<KeptDecision> isBecauseOf(SubReason why) {
    return each -> each.entry().subReasons().equals(List.of(why));
  }

  List<FormerReading> readByOlderParsers(
      MailboxId mailbox, FolderId folder, long after, int limit) {
    return in(mailbox, folder, KeptDecision::isReadByOlderParser)
        .filter(each -> each.id().value() > after)
        .limit(limit)
        .map(KeptDecision::reading)
        .toList();
  }

  /** The facts of some decisions, as far as they are of a folder and have evidence. */
  Map<MessageRef, byte[]> facts(
      Collection<DecisionId> ids, MailboxId mailbox, FolderId folder, int limit) {
    return facts(
        ids.stream()
            .map(decisions::get)
            .filter(each -> each.entry().hasEvidence() && each.isIn(mailbox, folder))
            .limit(limit));
  }

  private Stream<KeptDecision> in(
      MailboxId mailbox, FolderId folder, Predicate<KeptDecision> wanted) {
    return all().filter(each -> each.isIn(mailbox, folder)).filter(wanted);
  }

  private static Map<MessageRef, byte[]> facts(Stream<KeptDecision> decisions) {
    Map<MessageRef, byte[]> facts = new LinkedHashMap<>();
    decisions.forEach(each -> facts.put(each.message(), each.entry().facts()));
    return facts;
  }
}
