package org.mailpromoter.storage.sqlite;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;

/** Finds the few activities of which a filter lets some through, if an index knows them. */
final class ActivityCandidates {
  /** Mailboxes whose latest activities are put together to one list. */
  private static final int LISTED = 200;

  /** Numbers of rows in the index of words, see V14. */
  private static final int ROWS = 16;

  static final String REGARDING =
      "SELECT id FROM activities INDEXED BY activities_regarding WHERE regarding = :value";

  static final String QUEUE = "SELECT activity FROM queue_items WHERE queue = :value";

  static final String PARTY =
      "SELECT DISTINCT activity FROM parties INDEXED BY parties_record WHERE record = :value";

  static final String MAILBOX =
      "SELECT id FROM activities INDEXED BY activities_mailbox WHERE receiving_mailbox = :value"
          + " AND (sent_at, id) < (:sent, :id) ORDER BY sent_at DESC, id DESC LIMIT :limit";

  private final Handle handle;
  private final ActivityFilter filter;
  private final int few;

  /**
   * Candidates.
   *
   * @param few how many are few
   */
  ActivityCandidates(Handle handle, ActivityFilter filter, int few) {
    this.handle = handle;
    this.filter = filter;
    this.few = few;
  }

  /**
   * Activities among which are the latest ones behind a key that the filter lets through.
   *
   * @param from no later than the end of the period
   * @param most how many of the latest are needed
   */
  Optional<List<Long>> behind(PageKey from, int most) {
    return new ActivityConditions(filter).isOfMailboxesOnly()
        ? ofMailboxes(from, most, Math.max(few, most * LISTED))
        : few(from);
  }

  /** Activities among which are all that the filter lets through behind a key. */
  Optional<List<Long>> few(PageKey from) {
    return some(REGARDING, filter.regarding().map(RecordId::toString))
        .or(() -> some(QUEUE, filter.queue().map(RecordId::toString)))
        .or(() -> some(PARTY, filter.party().map(RecordId::toString)))
        .or(() -> withWords(from))
        .or(() -> ofMailboxes(from, few + 1, few));
  }

  private Optional<List<Long>> some(String query, Optional<String> value) {
    return value
        .map(
            each ->
                handle
                    .createQuery(query + " LIMIT " + (few + 1))
                    .bind("value", each)
                    .mapTo(Long.class)
                    .list())
        .filter(found -> found.size() <= few);
  }

  /** Each word may be in another part of an activity, so only one is asked for. */
  private Optional<List<Long>> withWords(PageKey from) {
    WordIndex words = WordIndex.of(handle, "activity_words", filter.text(), filter.participant());
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<String> sample = ActivityList.sample(handle, from, WordIndex.SAMPLE);
    return words
        .rowsOfRarest(sample, few)
        .map(rows -> rows.stream().map(row -> row >> ROWS).distinct().toList());
  }

  /**
   * Activities of the mailboxes.
   *
   * @param ofEach how many of each mailbox
   * @param most how many of all
   */
  private Optional<List<Long>> ofMailboxes(PageKey from, int ofEach, int most) {
    return filter
        .mailboxes()
        .map(all -> all.stream().sorted().toList())
        .map(
            all ->
                all.stream()
                    .flatMap(each -> ofMailbox(each, from, ofEach).stream())
                    .limit(most + 1L)
                    .toList())
        .filter(found -> found.size() <= most);
  }

  private List<Long> ofMailbox(MailboxId mailbox, PageKey from, int most) {
    return handle
        .createQuery(MAILBOX)
        .bind("value", mailbox.value())
        .bind("sent", from.order())
        .bind("id", from.number())
        .bind("limit", most)
        .mapTo(Long.class)
        .list();
  }
}
