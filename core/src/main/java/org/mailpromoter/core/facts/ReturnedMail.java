package org.mailpromoter.core.facts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Query;

/**
 * The activities of mail that delivery reports of a batch return. Their bodies name it, so it is
 * looked up after the batch is decided: in the store, and in the batches before it that are on
 * their way there. Safe for every thread once the batch is decided.
 *
 * @since 0.1
 */
public final class ReturnedMail {
  private final ActivityStore store;
  private final Place place;
  private final List<RecentActivities.Batch> before;

  ReturnedMail(ActivityStore store, Place place, List<RecentActivities.Batch> before) {
    this.store = store;
    this.place = place;
    this.before = List.copyOf(before);
  }

  /** The key under which the activity of a message is found. */
  public static CorrelationKey key(MessageId id) {
    return new CorrelationKey(CorrelationKey.MESSAGE_ID, id.value());
  }

  /**
   * Looks the activities up, with one query.
   *
   * @param ids Message-IDs of mail
   * @return of each mail that is an activity the earliest one
   */
  public Map<MessageId, Candidate> find(Collection<MessageId> ids) {
    Set<CorrelationKey> keys =
        ids.stream().map(ReturnedMail::key).collect(Collectors.toUnmodifiableSet());
    CandidateIndex index = new CandidateIndex();
    Query query = new Query(place.mailbox(), place.folder(), Map.of(), keys);
    store.lookUp(query).candidates().forEach(index::add);
    before.forEach(batch -> batch.visit(index::add));
    Map<MessageId, Candidate> found = new HashMap<>();
    for (MessageId id : ids) {
      index.under(Set.of(key(id))).stream().findFirst().ifPresent(each -> found.put(id, each));
    }
    return found;
  }
}
