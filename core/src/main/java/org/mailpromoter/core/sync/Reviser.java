package org.mailpromoter.core.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.GatheredBatch;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.facts.Location;
import org.mailpromoter.core.facts.Place;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.promotion.ActivityMaker;
import org.mailpromoter.core.promotion.Decider;
import org.mailpromoter.core.promotion.Prospects;
import org.mailpromoter.core.store.Awaiting;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.DueActivities;
import org.mailpromoter.core.store.DueActivity;
import org.mailpromoter.core.store.OvertakenException;
import org.mailpromoter.core.store.Revision;
import org.mailpromoter.core.turn.TurnLostException;

/**
 * Gives activities the correlation, owner and regarding record that they would have if all other
 * activities had existed before them. It covers all mailboxes, because it needs no data from a
 * mailbox, so it never waits for a mailbox that is no longer read.
 *
 * <p>An activity that cannot be evaluated stays as it is and is tried again after a day: another
 * version of the program or of a plugin may be able to, and until then no run reads it in vain.
 */
final class Reviser {
  /** Few enough that their stored facts fit into memory side by side, however long they are. */
  private static final int TOGETHER = 250;

  private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofDays(1);

  private final Run run;
  private final Decider decider = new Decider();
  private final Set<ActivityId> failed = new HashSet<>();
  private int together = TOGETHER;

  Reviser(Run run) {
    this.run = run;
  }

  /** A due activity with what is known of its message. */
  private record Message(DueActivity due, Incoming incoming, Place place) {
    static Message of(DueActivity due) {
      Location location = StoredEvidence.facts(due.decision()).location();
      return new Message(
          due,
          Incoming.stored(due.decision().entry().ref(), due.decision().entry().facts(), Set.of()),
          new Place(location.mailbox(), location.folder(), location.role()));
    }
  }

  /** Revises until nothing is due. */
  void run() throws TurnLostException {
    boolean more = true;
    while (more) {
      more = some();
    }
  }

  private boolean some() throws TurnLostException {
    Instant now = run.clock().instant();
    DueActivities due = run.store().dueActivities(now, together);
    Map<Place, List<Message>> places = new LinkedHashMap<>();
    for (DueActivity each : due.activities()) {
      read(each)
          .ifPresent(
              message ->
                  places
                      .computeIfAbsent(message.place(), unused -> new ArrayList<>())
                      .add(message));
    }
    for (Map.Entry<Place, List<Message>> each : places.entrySet()) {
      revise(each.getKey(), each.getValue(), due.asOf());
    }
    postponeFailed(now);
    return !due.activities().isEmpty();
  }

  private void postponeFailed(Instant now) throws TurnLostException {
    if (!failed.isEmpty()) {
      run.store().postpone(run.turn(), failed, now.plus(UNTIL_THE_NEXT_TRY));
      failed.clear();
    }
  }

  private Optional<Message> read(DueActivity due) {
    try {
      return Optional.of(Message.of(due));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      failed.add(due.activity());
      return Optional.empty();
    }
  }

  /** What was overtaken stays due, and fewer are tried together. */
  private void revise(Place place, List<Message> messages, String asOf) throws TurnLostException {
    List<Incoming> incoming = messages.stream().map(Message::incoming).toList();
    GatheredBatch gathered = run.gatherer().gatherForReview(place, incoming);
    Set<ActivityId> restsOn = new HashSet<>();
    List<Revision> revisions = new ArrayList<>();
    try {
      for (Message each : messages) {
        revised(each, gathered, restsOn).ifPresent(revisions::add);
      }
    } finally {
      gathered.discard();
    }
    Basis basis = new Basis(asOf, gathered.basis(incoming).sought(), restsOn);
    try {
      run.store().revise(revisions, basis, run.clock().instant(), run.policyVersion(), run.turn());
      together = TOGETHER;
    } catch (OvertakenException e) {
      together = Math.max(1, together / 2);
    }
  }

  private Optional<Revision> revised(
      Message message, GatheredBatch gathered, Set<ActivityId> restsOn) {
    try {
      return Optional.of(revision(message, gathered, restsOn));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      failed.add(message.due().activity());
      return Optional.empty();
    }
  }

  private Revision revision(Message message, GatheredBatch gathered, Set<ActivityId> restsOn) {
    DueActivity due = message.due();
    restsOn.add(due.activity());
    Facts facts = gathered.factsWithout(due.activity(), message.incoming());
    facts
        .correlation()
        .forEach(each -> each.match().ifPresent(match -> restsOn.add(match.activity())));
    Decision own = decider.decide(facts, run.policy());
    Facts seen = facts.withLocation(counting(due, facts.location()));
    Decision.Promote counts = decider.promoted(seen, run.policy());
    EmailActivity activity = ActivityMaker.revised(due.activity(), seen, counts);
    Set<Awaiting> awaited = Prospects.of(facts, counts, run.policy(), gathered);
    Revision revision = Revision.of(due.decision().id(), activity, awaited);
    return own instanceof Decision.Promote ? revision.with(entry(due, facts, own)) : revision;
  }

  /** Keywords belong to the copy that was promoted. */
  private static Location counting(DueActivity due, Location own) {
    boolean same = own.mailbox().equals(due.mailbox()) && own.folder().equals(due.folder());
    return same ? own : new Location(due.mailbox(), due.folder(), own.role(), Set.of());
  }

  private static DecisionEntry entry(DueActivity due, Facts facts, Decision decision) {
    return DecisionEntries.entry(
        due.decision().entry().ref(), facts, decision, Optional.of(due.activity()));
  }
}
