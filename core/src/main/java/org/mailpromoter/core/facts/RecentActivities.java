package org.mailpromoter.core.facts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.decision.Creation;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.KnownActivity;

/**
 * Activities that were decided and are not yet in the store: those of the batch at hand and of the
 * batches before it that are still being written. Without them a reply in the same batch as its
 * parent would find nothing. Used by one thread, except {@link Batch#over}, which any may call.
 *
 * @since 0.1
 */
public final class RecentActivities {
  private final Deque<Batch> batches = new ArrayDeque<>();

  /** One batch's activities and new records. */
  public static final class Batch {
    private final List<Recent> activities = new ArrayList<>();
    private final Map<EmailAddress, List<PartyRecord>> senders = new HashMap<>();
    private volatile boolean over;

    private Batch() {}

    /** Visits its activities. */
    void visit(Consumer<Candidate> visitor) {
      activities.forEach(recent -> visitor.accept(recent.candidate()));
    }

    /** The batch is in the store, where every later look-up sees it, or was given up. */
    public void over() {
      over = true;
    }
  }

  private record Recent(Candidate candidate, KnownActivity known) {}

  /** Begins a batch. Call it before the store is asked, so that nothing falls between the two. */
  Batch begin() {
    batches.removeIf(batch -> batch.over);
    Batch batch = new Batch();
    batches.addLast(batch);
    return batch;
  }

  /** The batches before one that the store may not know yet. */
  List<Batch> before(Batch later) {
    return batches.stream().takeWhile(batch -> batch != later).toList();
  }

  /** Visits everything that the store may not know yet. */
  void visit(
      CandidateIndex candidates,
      KnownActivities known,
      Map<EmailAddress, List<PartyRecord>> records) {
    for (Batch batch : batches) {
      batch.senders.forEach(records::putIfAbsent);
      for (Recent recent : batch.activities) {
        candidates.add(recent.candidate);
        known.add(recent.known);
      }
    }
  }

  /** Remembers an activity of a batch. */
  static void add(
      Batch batch,
      Facts facts,
      ActivityId id,
      Set<CorrelationKey> keys,
      Creation creation,
      CandidateIndex candidates,
      KnownActivities known) {
    Recent recent =
        new Recent(
            candidate(facts, id, keys, creation),
            new KnownActivity(
                id, facts.direction(), facts.envelope().identity(), facts.arrival().contentSize()));
    batch.activities.add(recent);
    candidates.add(recent.candidate);
    known.add(recent.known);
  }

  /** Remembers a record that is created for the sender of an activity. */
  static void add(
      Batch batch,
      Participant sender,
      RecordId record,
      Map<EmailAddress, List<PartyRecord>> records) {
    EmailAddress address = sender.address().address();
    List<PartyRecord> now = List.of(PartyRecord.of(record, sender.address().name()));
    batch.senders.put(address, now);
    records.put(address, now);
  }

  static Candidate candidate(
      Facts facts, ActivityId id, Set<CorrelationKey> keys, Creation creation) {
    Envelope envelope = facts.envelope();
    Set<EmailAddress> addresses = new HashSet<>();
    Set<RecordId> people = new HashSet<>();
    facts
        .participants()
        .forEach(
            participant -> {
              addresses.add(participant.address().address());
              participant.candidates().forEach(each -> people.add(each.id()));
            });
    Candidate candidate =
        Candidate.of(
                id,
                envelope.messageId(),
                facts.direction(),
                envelope.subject(),
                facts.sentAt(),
                creation.regarding(),
                keys)
            .between(addresses, people);
    return creation.owner().map(candidate::ownedBy).orElse(candidate);
  }
}
