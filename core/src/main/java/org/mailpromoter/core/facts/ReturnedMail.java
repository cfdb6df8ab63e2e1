package org.mailpromoter.core.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.message.DeliveryReport;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Known;
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
  private final Correlator correlator;
  private final List<RecentActivities.Batch> before;

  ReturnedMail(
      ActivityStore store,
      Place place,
      Correlator correlator,
      List<RecentActivities.Batch> before) {
    this.store = store;
    this.place = place;
    this.correlator = correlator;
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

  /**
   * What reports say about mail that we sent, with one query.
   *
   * @param reports the messages that are reports, with what they say
   * @return what counts: it names a mail of ours and a recipient of it
   */
  public List<ReportedMail> reported(Map<Incoming, DeliveryReport> reports) {
    Map<Incoming, NamedMail> named = new LinkedHashMap<>();
    reports.forEach((message, report) -> named.put(message, named(message.envelope(), report)));
    Set<CorrelationKey> keys =
        named.values().stream().flatMap(each -> each.keys().stream()).collect(Collectors.toSet());
    if (keys.isEmpty()) {
      return List.of();
    }
    Known known = store.lookUp(new Query(place.mailbox(), place.folder(), Map.of(), keys));
    CandidateIndex index = new CandidateIndex();
    known.candidates().forEach(index::add);
    List<ReportedMail> found = new ArrayList<>();
    named.forEach(
        (message, each) -> found.addAll(each.found(index, known.outgoing(), place, message)));
    return found;
  }

  private NamedMail named(Envelope header, DeliveryReport report) {
    Envelope subject = Envelope.builder().subject(report.subject()).build();
    return NamedMail.by(header, report, SentProofs.tokens(correlator.soughtBy(subject)));
  }
}
