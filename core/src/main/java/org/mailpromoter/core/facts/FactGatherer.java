package org.mailpromoter.core.facts;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.Query;

/**
 * Gathers the facts of a batch with one query to the store and one to the directory. Used by one
 * thread at a time; one instance serves one run over one folder.
 *
 * @since 0.1
 */
public final class FactGatherer {
  private final ActivityStore store;
  private final RecordDirectory directory;
  private final Correlator correlator;
  private final FreeNumbers numbers;
  private final RecentActivities recent = new RecentActivities();

  /**
   * A gatherer over these ports.
   *
   * @param numbers those that the run has left
   */
  public FactGatherer(
      ActivityStore store, RecordDirectory directory, Correlator correlator, FreeNumbers numbers) {
    this.store = Objects.requireNonNull(store, "store");
    this.directory = Objects.requireNonNull(directory, "directory");
    this.correlator = Objects.requireNonNull(correlator, "correlator");
    this.numbers = Objects.requireNonNull(numbers, "numbers");
  }

  /** Queries the store and the directory for a batch whose messages may become activities. */
  public GatheredBatch gather(Place place, List<Incoming> messages) {
    return gather(place, messages, numbers.missing(messages.size()));
  }

  /** Queries the store and the directory for a batch of which no message becomes an activity. */
  public GatheredBatch gatherForReview(Place place, List<Incoming> messages) {
    return gather(place, messages, 0);
  }

  /** Lets the next look-up reserve new numbers. Called on the deciding thread. */
  public void forgetNumbers() {
    numbers.forget();
  }

  private GatheredBatch gather(Place place, List<Incoming> messages, int missing) {
    RecentActivities.Batch batch = recent.begin();
    List<Envelope> envelopes = messages.stream().map(Incoming::envelope).toList();
    Correlator asked = correlator.prepared(envelopes);
    SoughtByPage sought = new SoughtByPage(asked, envelopes);
    Map<MessageRef, MessageIdentity> occurrences = new LinkedHashMap<>();
    for (Incoming message : messages) {
      occurrences.put(message.arrived().ref(), message.envelope().identity());
    }
    Known stored =
        store.lookUp(
            new Query(
                place.mailbox(), place.folder(), occurrences, keys(sought, envelopes), missing));
    numbers.add(stored.numbers());
    GatheredBatch gathered =
        new GatheredBatch(
            place,
            asked,
            stored,
            resolve(messages),
            batch,
            sought,
            numbers,
            new ReturnedMail(store, place, asked, recent.before(batch)));
    recent.visit(gathered.candidates(), gathered.known(), gathered.records());
    return gathered;
  }

  private static Set<CorrelationKey> keys(SoughtByPage sought, List<Envelope> envelopes) {
    Set<CorrelationKey> originals = new HashSet<>();
    envelopes.forEach(each -> SentProofs.originalKey(each).ifPresent(originals::add));
    if (originals.isEmpty()) {
      return sought.all();
    }
    originals.addAll(sought.all());
    return originals;
  }

  /** One answer for the whole batch, so all its messages see the same state. */
  private Map<EmailAddress, List<PartyRecord>> resolve(Collection<Incoming> messages) {
    Set<EmailAddress> addresses = new LinkedHashSet<>();
    messages.forEach(message -> message.envelope().eachAddress(addresses::add));
    return addresses.isEmpty() ? new HashMap<>() : new HashMap<>(directory.resolve(addresses));
  }
}
