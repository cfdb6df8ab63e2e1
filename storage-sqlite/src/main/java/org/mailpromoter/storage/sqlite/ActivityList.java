package org.mailpromoter.storage.sqlite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;

/** Reads a page of activities without bodies with bounded work, sent last first. */
final class ActivityList {
  private static final PageKey END = new PageKey(Long.MIN_VALUE, Long.MIN_VALUE);

  private static final String BEHIND =
      " FROM activities a INDEXED BY activities_sent WHERE (a.sent_at, a.id) < (:sent, :id)";

  private static final String WALK = BEHIND + " AND (a.sent_at, a.id) >= (:floor, :floorId)";

  private static final String AMONG =
      " FROM activities a NOT INDEXED WHERE a.id IN (SELECT value FROM json_each(:few))"
          + " AND (a.sent_at, a.id) < (:sent, :id)";

  private static final String ORDER = " ORDER BY a.sent_at DESC, a.id DESC LIMIT :limit";

  private final Handle handle;
  private final ActivityConditions conditions;
  private final PageKey from;
  private final int limit;

  /**
   * A part of a list.
   *
   * @param from where it begins
   * @param limit how many it has at most
   */
  ActivityList(Handle handle, ActivityFilter filter, PageKey from, int limit) {
    this.handle = handle;
    this.conditions = new ActivityConditions(filter);
    this.from = conditions.inPeriod(from);
    this.limit = limit;
  }

  private Effort effort() {
    return conditions.filter().text().isEmpty() ? Effort.ACTIVITIES : Effort.ACTIVITY_TEXTS;
  }

  Page<EmailActivity> read() {
    return read(effort());
  }

  /** As {@link DecisionList} does it. */
  Page<EmailActivity> read(Effort effort) {
    Page<EmailActivity> page = walk(List.of(), from, effort.first());
    if (page.searchedTo().isEmpty()) {
      return page;
    }
    Optional<List<Long>> few =
        new ActivityCandidates(handle, conditions.filter(), effort.few()).behind(from, limit + 1);
    return few.isPresent() ? among(few.get()) : walkOn(page, effort.all() - effort.first());
  }

  private Page<EmailActivity> walkOn(Page<EmailActivity> page, int most) {
    return page.next().isPresent() ? walk(page.entries(), page.next().get(), most) : page;
  }

  /** How many there are; the limit of the list is where counting ends. */
  CappedCount count() {
    return count(effort());
  }

  CappedCount count(Effort effort) {
    Optional<List<Long>> few =
        new ActivityCandidates(handle, conditions.filter(), effort.few()).few(from);
    if (few.isPresent()) {
      return CappedCount.of(
          counted(
              behind(counting(AMONG), from, limit + 1).bind("few", JsonList.ofNumbers(few.get()))),
          limit);
    }
    Optional<PageKey> floor = floor(from, conditions.all().isEmpty() ? limit + 2 : effort.all());
    long counted = counted(to(floor.orElse(END), behind(counting(WALK), from, limit + 1)));
    return new CappedCount(Math.min(counted, limit), counted <= limit && floor.isEmpty());
  }

  private static long counted(Query query) {
    return query.mapTo(Long.class).one();
  }

  private Page<EmailActivity> walk(List<EmailActivity> before, PageKey begin, int most) {
    Optional<PageKey> floor = floor(begin, most);
    PageKey last = floor.orElse(END);
    List<EmailActivity> found = new ArrayList<>(before);
    Query query = behind(walking(conditions), begin, limit + 1 - before.size());
    found.addAll(SqliteActivityHistory.withoutBodies(handle, to(last, query)));
    return floor.isEmpty() || found.size() > limit
        ? page(found)
        : new Page<>(found, floor, Optional.of(Instant.ofEpochMilli(last.order())));
  }

  private Page<EmailActivity> among(List<Long> few) {
    Query query = behind(among(conditions), from, limit + 1).bind("few", JsonList.ofNumbers(few));
    return page(SqliteActivityHistory.withoutBodies(handle, query));
  }

  private Page<EmailActivity> page(List<EmailActivity> found) {
    return Page.of(found, limit, ActivityList::key);
  }

  private static PageKey key(EmailActivity activity) {
    return new PageKey(activity.sentAt().toEpochMilli(), activity.id().value());
  }

  private Query behind(String query, PageKey begin, int most) {
    return at(conditions.bind(handle.createQuery(query)), begin).bind("limit", most);
  }

  private static Query at(Query query, PageKey key) {
    return query.bind("sent", key.order()).bind("id", key.number());
  }

  private static Query to(PageKey floor, Query query) {
    return query.bind("floor", floor.order()).bind("floorId", floor.number());
  }

  private Optional<PageKey> floor(PageKey begin, int most) {
    return at(conditions.bindPeriod(handle.createQuery(flooring(conditions))), begin)
        .bind("most", most - 1)
        .map((row, context) -> new PageKey(row.getLong(1), row.getLong(2)))
        .findOne();
  }

  static String flooring(ActivityConditions conditions) {
    return "SELECT a.sent_at, a.id"
        + BEHIND
        + conditions.period()
        + " ORDER BY a.sent_at DESC, a.id DESC LIMIT 1 OFFSET :most";
  }

  static String walking(ActivityConditions conditions) {
    return "SELECT a.*" + WALK + conditions.all() + ORDER;
  }

  static String among(ActivityConditions conditions) {
    return "SELECT a.*" + AMONG + conditions.all() + ORDER;
  }

  private String counting(String which) {
    return "SELECT count(*) FROM (SELECT 1" + which + conditions.all() + " LIMIT :limit)";
  }

  /** What is read of a sample, the latest first. */
  static List<String> sample(Handle handle, PageKey from, int most) {
    return at(handle.createQuery("SELECT " + ActivityConditions.TEXT + BEHIND + ORDER), from)
        .bind("limit", most)
        .mapTo(String.class)
        .list();
  }
}
