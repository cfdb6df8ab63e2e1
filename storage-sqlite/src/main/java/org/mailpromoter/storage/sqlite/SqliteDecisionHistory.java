package org.mailpromoter.storage.sqlite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionGroups;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SenderCount;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.TimeStep;
import org.mailpromoter.core.decision.Timeline;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.store.DueActivity;

/** Reads decisions. */
final class SqliteDecisionHistory implements DecisionHistory {
  /** When a page ends although it may have more decisions: some headers have a megabyte. */
  private static final long PAGE_BYTES = 4L << 20;

  /** So many are looked up one by one in a tenth of the time that a million rows take. */
  private static final int FEW_TO_COUNT = 50_000;

  private static final String FIND =
      "SELECT "
          + DecisionRows.WITH_EVIDENCE
          + " FROM decisions d LEFT JOIN evidence e ON e.decision = d.id WHERE ";

  static final String ABOUT =
      "SELECT "
          + DecisionRows.WITH_EVIDENCE
          + " FROM decisions d INDEXED BY decisions_message CROSS JOIN evidence e"
          + " ON e.decision = d.id"
          + " WHERE d.message_hash IN (SELECT value FROM json_each(:hashes))"
          + " AND d.message_key IN (SELECT value FROM json_each(:keys)) ORDER BY d.id LIMIT :limit";

  private final Database database;

  SqliteDecisionHistory(Database database) {
    this.database = database;
  }

  @Override
  public Optional<StoredDecision> find(DecisionId id) {
    return database.read(
        handle ->
            handle
                .createQuery(FIND + "d.id = :id")
                .bind("id", id.value())
                .map(DecisionRows.withEvidence(handle))
                .findOne());
  }

  @Override
  public List<StoredDecision> find(MessageId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    FIND
                        + "d.message_hash = :hash AND d.message_key IN (:key, :forgotten)"
                        + " ORDER BY d.id DESC")
                .bind("hash", Hashes.ofText(id.toString()))
                .bind("key", id.toString())
                .bind("forgotten", StoredText.FORGOTTEN)
                .map(DecisionRows.withEvidence(handle))
                .list());
  }

  @Override
  public List<StoredDecision> about(Set<MessageId> messages, int limit) {
    List<String> keys = messages.stream().map(MessageId::toString).sorted().toList();
    return database.read(
        handle ->
            some(
                handle
                    .createQuery(ABOUT)
                    .bind("hashes", JsonList.ofNumbers(keys.stream().map(Hashes::ofText).toList()))
                    .bind("keys", JsonList.ofTexts(keys))
                    .bind("limit", limit)
                    .map(DecisionRows.withEvidence(handle))
                    .iterator()));
  }

  @Override
  public Optional<DecisionId> latest() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT id FROM decisions ORDER BY id DESC LIMIT 1")
                .mapTo(Long.class)
                .findOne()
                .map(DecisionId::new));
  }

  @Override
  public Page<StoredDecision> list(DecisionFilter filter, PageKey from, int limit) {
    return database.read(handle -> new DecisionList(handle, filter, from, limit).read());
  }

  @Override
  public CappedCount count(DecisionFilter filter, int most) {
    return database.read(handle -> new DecisionCounts(handle, filter).count(most));
  }

  @Override
  public Timeline timeline(DecisionFilter filter, TimeStep step) {
    return database.read(handle -> new DecisionTimeline(handle, filter, step).read());
  }

  @Override
  public List<StoredDecision> page(DecisionFilter filter, With evidence, long after, int limit) {
    DecisionConditions conditions = new DecisionConditions(filter);
    return database.read(
        handle -> {
          Query query =
              conditions
                  .bind(handle.createQuery(paging(conditions, evidence)))
                  .bind("after", after > 0 ? after : beforeFirst(handle, conditions))
                  .bind("limit", limit);
          return some(query.map(DecisionRows.withEvidence(handle)).iterator());
        });
  }

  static String paging(DecisionConditions conditions, With evidence) {
    String columns =
        switch (evidence) {
          case FACTS -> DecisionRows.WITH_FACTS;
          case FACTS_AND_TRACE -> DecisionRows.WITH_EVIDENCE;
        };
    return "SELECT "
        + columns
        + " FROM decisions d NOT INDEXED CROSS JOIN evidence e ON e.decision = d.id"
        + " WHERE d.id > :after"
        + conditions.messages()
        + conditions.results()
        + " ORDER BY d.id LIMIT :limit";
  }

  /** So that the mail of a week is found without reading the rows of older mail. */
  private static long beforeFirst(Handle handle, DecisionConditions conditions) {
    return conditions.isNone() || !conditions.isIndexed()
        ? 0
        : conditions.bind(handle.createQuery(first(conditions))).mapTo(Long.class).one();
  }

  static String first(DecisionConditions conditions) {
    return "SELECT coalesce(min(d.id) - 1, "
        + Long.MAX_VALUE
        + ")"
        + conditions.indexed()
        + " WHERE true"
        + conditions.messages()
        + conditions.results();
  }

  private static List<StoredDecision> some(ResultIterator<StoredDecision> rows) {
    List<StoredDecision> page = new ArrayList<>();
    long bytes = 0;
    try (rows) {
      while (bytes < PAGE_BYTES && rows.hasNext()) {
        StoredDecision next = rows.next();
        page.add(next);
        bytes += next.entry().facts().length + next.entry().trace().length;
      }
    }
    return page;
  }

  @Override
  public List<DecisionCount> count(DecisionFilter filter) {
    DecisionConditions conditions = new DecisionConditions(filter);
    return database.read(
        handle -> {
          Optional<List<Long>> few =
              new DecisionCandidates(handle, conditions, FEW_TO_COUNT)
                  .withWords(conditions.inPeriod(PageKey.START));
          Query query = handle.createQuery(counting(conditions, few.isPresent()));
          few.ifPresent(numbers -> query.bind("few", JsonList.ofNumbers(numbers)));
          return conditions
              .bind(query)
              .map(
                  (row, context) ->
                      new DecisionCount(
                          new MailboxId(row.getString(1)),
                          Outcome.of(row.getInt(2)),
                          Reason.of(row.getInt(3)),
                          row.getLong(4)))
              .list();
        });
  }

  /**
   * Folders are counted, and then put together to mailboxes.
   *
   * @param few whether the index of words names the few decisions that can be meant
   */
  static String counting(DecisionConditions conditions, boolean few) {
    return "SELECT m.name, c.outcome, c.reason, sum(c.number) FROM"
        + " (SELECT d.folder, d.outcome, d.reason, count(*) AS number"
        + (few
            ? " FROM decisions d WHERE d.id IN (SELECT value FROM json_each(:few))"
            : conditions.indexed() + " WHERE true")
        + conditions.messages()
        + " GROUP BY d.folder, d.outcome, d.reason HAVING true"
        + conditions.resultsOfGroups()
        + ") c JOIN folders f ON f.id = c.folder JOIN mailboxes m ON m.id = f.mailbox"
        + " GROUP BY m.name, c.outcome, c.reason ORDER BY 1, 2, 3";
  }

  /** One search in an index for each folder. */
  static final String UNDECIDED =
      "SELECT m.name, min((SELECT min(d.received_at) FROM decisions d INDEXED BY"
          + " decisions_undecided WHERE d.folder = f.id AND d.sub_reasons = 'CREATION_FAILED'))"
          + " AS since FROM folders f JOIN mailboxes m ON m.id = f.mailbox"
          + " GROUP BY m.id HAVING since IS NOT NULL";

  @Override
  public Map<MailboxId, Instant> undecidedSince() {
    return database.read(handle -> Rows.timesOfMailboxes(handle.createQuery(UNDECIDED)));
  }

  @Override
  public DecisionGroups groups(DecisionFilter filter, GroupBy by, int most) {
    return database.read(handle -> new DecisionGroupings(handle, filter, by).read(most));
  }

  @Override
  public List<SenderCount> senders(DecisionFilter filter, int most, Progress progress) {
    DecisionConditions conditions = new DecisionConditions(filter);
    return database.aside(
        progress,
        handle ->
            conditions
                .bind(
                    handle.createQuery(
                        "SELECT d.sender, count(*) FROM decisions d NOT INDEXED"
                            + " WHERE d.message_key <> :forgotten"
                            + conditions.messages()
                            + conditions.results()
                            + " GROUP BY d.sender ORDER BY 2 DESC, 1 LIMIT :most"))
                .bind("forgotten", StoredText.FORGOTTEN)
                .bind("most", most)
                .map((row, context) -> new SenderCount(row.getString(1), row.getLong(2)))
                .list());
  }

  /** In the order of their decisions, with the copies that count. */
  static List<DueActivity> dueActivities(Handle handle, Instant at, int limit) {
    DecisionRows rows = new DecisionRows(handle);
    return handle
        .createQuery(
            "SELECT "
                + DecisionRows.WITH_EVIDENCE
                + ", a.receiving_mailbox, a.receiving_folder FROM due u"
                + " CROSS JOIN decisions d ON d.id = u.decision"
                + " JOIN evidence e ON e.decision = d.id JOIN activities a ON a.id = d.activity"
                + " WHERE u.folder = 0 AND u.not_before <= :at AND a.receiving_folder IS NOT NULL"
                + " ORDER BY u.decision LIMIT :limit")
        .bind("at", at.toEpochMilli())
        .bind("limit", limit)
        .map(
            Rows.of(
                "the decision",
                "id",
                row ->
                    new DueActivity(
                        rows.withEvidence(row),
                        new ActivityId(row.getLong("activity")),
                        new MailboxId(row.getString("receiving_mailbox")),
                        new FolderId(row.getString("receiving_folder")))))
        .list();
  }
}
