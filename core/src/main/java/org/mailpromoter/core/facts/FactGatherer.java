package org.mailpromoter.core.facts;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.correlation.Awaited;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Query;

/**
 * Gathers the facts of a batch with one look-up in the store and at most one in the directory. Used
 * by one thread at a time; one instance serves one run over one folder.
 */
public final class FactGatherer {
  /** Addresses remembered within a run; correspondents repeat, and a run is short. */
  private static final int ADDRESSES_REMEMBERED = 50_000;

  private final ActivityStore store;
  private final RecordDirectory directory;
  private final Correlator correlator;
  private final RecentActivities recent = new RecentActivities();
  private final Map<EmailAddress, List<PartyRecord>> remembered = new HashMap<>();

  /** A gatherer over these ports. */
  public FactGatherer(ActivityStore store, RecordDirectory directory, Correlator correlator) {
    this.store = Objects.requireNonNull(store, "store");
    this.directory = Objects.requireNonNull(directory, "directory");
    this.correlator = Objects.requireNonNull(correlator, "correlator");
  }

  /** Asks the store and the directory about a batch. */
  public GatheredBatch gather(Place place, List<Incoming> messages) {
    RecentActivities.Batch batch = recent.begin();
    Map<MessageRef, MessageIdentity> occurrences = new LinkedHashMap<>();
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    for (Incoming message : messages) {
      occurrences.put(message.arrived().ref(), message.envelope().identity());
      keys.addAll(correlator.keysSoughtBy(message.envelope()));
      Awaited.keyFor(message.envelope()).ifPresent(keys::add);
    }
    GatheredBatch gathered =
        new GatheredBatch(
            place,
            correlator,
            store.lookUp(new Query(place.mailbox(), place.folder(), occurrences, keys)),
            resolve(messages),
            remembered,
            batch);
    recent.visit(gathered.candidates(), gathered.known());
    return gathered;
  }

  private Map<EmailAddress, List<PartyRecord>> resolve(Collection<Incoming> messages) {
    Map<EmailAddress, List<PartyRecord>> found = new HashMap<>();
    Set<EmailAddress> unknown = new LinkedHashSet<>();
    for (Incoming message : messages) {
      for (EmailAddress address : message.envelope().addresses()) {
        List<PartyRecord> records = remembered.get(address);
        if (records == null) {
          unknown.add(address);
        } else if (!records.isEmpty()) {
          found.put(address, records);
        }
      }
    }
    found.putAll(ask(unknown));
    return found;
  }

  private Map<EmailAddress, List<PartyRecord>> ask(Set<EmailAddress> unknown) {
    if (unknown.isEmpty()) {
      return Map.of();
    }
    Map<EmailAddress, List<PartyRecord>> answer = directory.resolve(unknown);
    if (remembered.size() + unknown.size() > ADDRESSES_REMEMBERED) {
      remembered.clear();
    }
    for (EmailAddress address : unknown) {
      remembered.put(address, answer.getOrDefault(address, List.of()));
    }
    return answer;
  }
}
