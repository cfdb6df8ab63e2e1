package org.mailpromoter.core.facts;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Awaited;
import org.mailpromoter.core.correlation.Correlated;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.decision.Creation;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.FormerPlace;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.KnownActivity;
import org.mailpromoter.core.store.Sighting;

/**
 * A batch with the answers to its queries. Messages are processed in order, because a promoted
 * message is known to those after it. Used by one thread.
 *
 * @since 0.1
 */
public final class GatheredBatch {
  private final Place place;
  private final Correlator correlator;
  private final Known stored;
  private final Map<EmailAddress, List<PartyRecord>> records;
  private final RecentActivities.Batch batch;
  private final CandidateIndex candidates = new CandidateIndex();
  private final KnownActivities known;
  private final Set<DecisionId> moved = new HashSet<>();
  private final SoughtByPage sought;
  private final FreeNumbers numbers;
  private final ReturnedMail returned;
  private final SentProofs proofs;

  GatheredBatch(
      Place place,
      Correlator correlator,
      Known stored,
      Map<EmailAddress, List<PartyRecord>> records,
      RecentActivities.Batch batch,
      SoughtByPage sought,
      FreeNumbers numbers,
      ReturnedMail returned) {
    this.place = place;
    this.correlator = correlator;
    this.stored = stored;
    this.records = records;
    this.batch = batch;
    this.known = new KnownActivities(stored.activities());
    this.sought = sought;
    this.numbers = numbers;
    this.returned = returned;
    this.proofs = new SentProofs(place, stored.outgoing(), candidates);
    stored.candidates().forEach(candidates::add);
  }

  /**
   * What a commit of these messages rests on: what was sought for them, themselves, and who sent
   * them.
   *
   * @param messages those of the batch
   */
  public Basis basis(Collection<Incoming> messages) {
    Set<CorrelationKey> all = new HashSet<>(sought.all());
    for (Incoming message : messages) {
      all.add(CorrelationKey.of(message.envelope().identity()));
      message
          .envelope()
          .from()
          .addresses()
          .forEach(from -> all.add(CorrelationKey.ofRecord(from.address())));
    }
    return new Basis(stored.asOf(), all, Set.of());
  }

  /**
   * The smallest set of keys that covers everything a strategy seeks for a message.
   *
   * @param strategy its name
   */
  public Set<CorrelationKey> awaited(String strategy, Envelope envelope) {
    return Awaited.fewest(sought.of(envelope).by(strategy));
  }

  CandidateIndex candidates() {
    return candidates;
  }

  KnownActivities known() {
    return known;
  }

  Map<EmailAddress, List<PartyRecord>> records() {
    return records;
  }

  /** Whether this very occurrence was decided before. */
  public boolean isDecided(Incoming message) {
    return stored.decided().contains(message.arrived().ref());
  }

  /**
   * The decision about this message from before its folder was renumbered; each is handed out once,
   * so that two copies in one folder find their two decisions.
   */
  public Optional<DecisionId> decidedElsewhere(Incoming message) {
    List<FormerPlace> places = stored.formerPlaces().get(message.envelope().identity().key());
    if (places == null) {
      return Optional.empty();
    }
    return places.stream()
        .filter(place -> place.identity().equals(message.envelope().identity()))
        .map(FormerPlace::decision)
        .filter(moved::add)
        .findFirst();
  }

  /** The facts of one message. */
  public Facts factsOf(Incoming message) {
    return facts(message, candidates, known.of(message.envelope().identity()));
  }

  /** The facts of a message that is an activity already, as if the activity did not exist. */
  public Facts factsWithout(ActivityId itself, Incoming message) {
    List<KnownActivity> same = known.of(message.envelope().identity());
    return facts(
        message,
        candidates.without(itself),
        same.stream().filter(each -> !each.id().equals(itself)).toList());
  }

  private Facts facts(Incoming message, CandidateIndex others, List<KnownActivity> same) {
    Envelope envelope = message.envelope();
    Map<EmailAddress, List<PartyRecord>> own = recordsOf(envelope);
    return new Facts(
        new Location(place.mailbox(), place.folder(), place.role(), message.arrived().keywords()),
        place.direction(),
        message.arrival(),
        envelope,
        own,
        correlator.reports(
            envelope,
            sought.of(envelope),
            envelope.date().orElse(message.arrival().receivedAt()),
            senders(envelope, own),
            others),
        same,
        message.attempts());
  }

  /** Whether there is mail that we sent, so that delivery reports are worth reading. */
  public boolean expectsReports() {
    return stored.outgoing().exists();
  }

  /** What the header of a message proves about mail that we sent. */
  public List<Sighting> sightings(Incoming message) {
    return proofs.of(
        message, sought.of(message.envelope()), known.of(message.envelope().identity()));
  }

  /** The mail that its delivery reports return. */
  public ReturnedMail returnedMail() {
    return returned;
  }

  /** A number for the activity of a message, which is never given again. */
  public ActivityId nextNumber() {
    return numbers.next();
  }

  /**
   * Makes a promoted message known to those after it.
   *
   * @return the keys under which it is to be found
   */
  public Set<CorrelationKey> promoted(
      Facts facts, ActivityId id, Correlated correlated, Creation creation) {
    Set<CorrelationKey> keys = keysOf(facts.envelope(), correlated);
    RecentActivities.add(batch, facts, id, keys, creation, candidates, known);
    creation
        .newSender()
        .ifPresent(
            record ->
                facts
                    .sender()
                    .ifPresent(
                        sender ->
                            RecentActivities.add(batch, sender, record.record().id(), records)));
    return keys;
  }

  /** The keys under which the activity of a message is to be found. */
  public Set<CorrelationKey> keysOf(Envelope envelope, Correlated correlated) {
    Set<CorrelationKey> keys = new LinkedHashSet<>(correlator.keysOf(envelope));
    keys.addAll(Awaited.ancestors(envelope, correlated));
    return keys;
  }

  private static Set<RecordId> senders(
      Envelope envelope, Map<EmailAddress, List<PartyRecord>> records) {
    Set<RecordId> senders = new HashSet<>();
    for (NamedAddress from : envelope.from().addresses()) {
      records.getOrDefault(from.address(), List.of()).forEach(each -> senders.add(each.id()));
    }
    return senders;
  }

  /** Call this when the batch is committed. */
  public void written() {
    batch.over();
  }

  /** Called on the deciding thread when the batch is decided again: none of it was committed. */
  public void discard() {
    batch.over();
  }

  private Map<EmailAddress, List<PartyRecord>> recordsOf(Envelope envelope) {
    Map<EmailAddress, List<PartyRecord>> own = new HashMap<>();
    envelope.eachAddress(
        address -> {
          List<PartyRecord> behind = records.get(address);
          if (behind != null) {
            own.put(address, behind);
          }
        });
    return own;
  }
}
