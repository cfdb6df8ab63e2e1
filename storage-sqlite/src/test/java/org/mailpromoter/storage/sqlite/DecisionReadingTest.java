package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionGroups;
import org.mailpromoter.core.decision.DecisionHistory.With;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.TimeStep;
import org.mailpromoter.core.decision.Timeline;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.SearchWords;

/** How decisions are read where there are many of them, or large ones. */
class DecisionReadingTest {
  private static final int MANY = 40;
  private static final int MEGABYTE = 1 << 20;

  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void openIt() {
    database = Database.open(folder.resolve("test.db"));
  }

  @AfterEach
  void closeIt() {
    database.close();
  }

  /** Every tenth has another reason; the facts of each have some size. */
  private void decide(int count, int bytes) {
    database.write(
        handle -> {
          handle.execute("INSERT INTO mailboxes (id, name) VALUES (1, 'anna')");
          handle.execute(
              "INSERT INTO folders (id, mailbox, name, cursor) VALUES (1, 1, 'INBOX', '')");
          for (int id = 1; id <= count; id++) {
            decide(handle, id, bytes);
          }
          WordWriter.decisionsFrom(handle.getConnection(), 1);
          return count;
        });
  }

  private static void decide(Handle handle, int id, int bytes) throws SQLException {
    handle.execute(
        "INSERT INTO decisions (id, folder, epoch, ref, message_hash, message_key, fingerprint,"
            + " outcome, reason, sub_reasons, sender, subject, received_at, decided_at, policy)"
            + " VALUES (?, 1, '1', ?, ?, ?, 1, 2, ?, 'REPLIES_ONLY_NOT_A_REPLY', ?, '', ?, 0, 1)",
        id,
        String.valueOf(id),
        id,
        "<" + id + "@x>",
        (id % 10 == 0 ? Reason.INVALID_SENDER : Reason.NO_CORRELATION_MATCH).code(),
        "tom" + id % 7 + "@x.example",
        1_000 * id);
    handle.execute("INSERT INTO evidence VALUES (?, zeroblob(?), x'02')", id, bytes);
  }

  /** All pages, of which some may not be full. */
  private List<Long> list(DecisionFilter filter, long below, int limit, Effort effort) {
    PageKey from = new PageKey(below < 1_000 ? 1_000 * below : below, below);
    return Page.full(
            (key, most) ->
                database.read(handle -> new DecisionList(handle, filter, key, most).read(effort)),
            from,
            limit)
        .entries()
        .stream()
        .map(each -> each.id().value())
        .toList();
  }

  /** From no effort at all to enough for everything. */
  static Stream<Effort> efforts() {
    return Stream.of(1, 2, 9, 25, MANY, 100)
        .flatMap(
            first ->
                Stream.of(0, 5, 100)
                    .flatMap(few -> Stream.of(1, 7, 100).map(all -> new Effort(first, few, all))));
  }

  @ParameterizedTest
  @MethodSource("efforts")
  void aListIsTheSameHoweverMuchIsLookedAtForAPage(Effort some) {
    decide(MANY, 1);
    DecisionFilter rare = DecisionFilter.all().withReasons(Set.of(Reason.INVALID_SENDER));
    assertThat(list(rare, Long.MAX_VALUE, 3, some)).containsExactly(40L, 30L, 20L);
    assertThat(list(rare, 30, 3, some)).containsExactly(20L, 10L);
    assertThat(list(rare.withOutcomes(Set.of(Outcome.PROMOTED)), 99, 3, some)).isEmpty();
    DecisionFilter early = DecisionFilter.all().withReceivedBefore(Instant.ofEpochSecond(4));
    assertThat(list(early, Long.MAX_VALUE, 2, some)).containsExactly(3L, 2L);
    DecisionFilter all = DecisionFilter.all();
    assertThat(list(all.withSender("TOM5@"), 20, 9, some)).containsExactly(19L, 12L, 5L);
    assertThat(list(rare.withSender("TOM5@"), 99, 9, some)).containsExactly(40L);
    assertThat(list(all.withText(SearchWords.of("exa TOM5")), 20, 9, some))
        .containsExactly(19L, 12L, 5L);
    assertThat(list(all.withSubReasons(Set.of(SubReason.REPLIES_ONLY_NOT_A_REPLY)), 3, 9, some))
        .containsExactly(2L, 1L);
    assertThat(list(all.withSubReasons(Set.of(SubReason.TOO_LARGE)), 99, 9, some)).isEmpty();
  }

  @Test
  void aPageEndsWhenTooMuchWouldBeLookedAt() {
    decide(MANY, 1);
    DecisionFilter none = DecisionFilter.all().withSubReasons(Set.of(SubReason.TOO_LARGE));
    Page<StoredDecision> page =
        database.read(
            handle -> new DecisionList(handle, none, PageKey.START, 9).read(new Effort(2, 5, 10)));
    assertThat(page.entries()).isEmpty();
    assertThat(page.next()).contains(new PageKey(31_000, 31));
    assertThat(page.searchedTo()).contains(Instant.ofEpochSecond(31));
  }

  @Test
  void countsEndWhenTooMuchWouldBeLookedAt() {
    decide(MANY, 1);
    DecisionFilter all = DecisionFilter.all();
    DecisionFilter sub = all.withSubReasons(Set.of(SubReason.REPLIES_ONLY_NOT_A_REPLY));
    assertThat(count(sub, 100, 10)).isEqualTo(new CappedCount(10, false));
    assertThat(count(sub, 5, 10)).isEqualTo(new CappedCount(5, false));
    assertThat(count(sub, 100, 100)).isEqualTo(new CappedCount(MANY, true));
    assertThat(count(all, 100, 1)).isEqualTo(new CappedCount(MANY, true));
    assertThat(count(all, 39, 1)).isEqualTo(new CappedCount(39, false));
  }

  private CappedCount count(DecisionFilter filter, int most, int latest) {
    return database.read(
        handle -> new DecisionCounts(handle, filter).count(most, new Effort(1, 5, latest)));
  }

  @Test
  void aTimelineSaysSinceWhenItIsComplete() {
    decide(MANY, 1);
    DecisionFilter all = DecisionFilter.all();
    DecisionFilter sub = all.withSubReasons(Set.of(SubReason.REPLIES_ONLY_NOT_A_REPLY));
    assertThat(timeline(all, 100, 1).since()).isEmpty();
    assertThat(total(timeline(all, 100, 1))).isEqualTo(MANY);
    assertThat(timeline(all, 10, 1).since()).contains(Instant.ofEpochSecond(31));
    assertThat(total(timeline(all, 10, 1))).isEqualTo(10);
    assertThat(timeline(sub, 100, 10).since()).contains(Instant.ofEpochSecond(31));
    assertThat(total(timeline(sub, 1, 10))).isEqualTo(10);
    assertThat(total(timeline(sub, 1, 100))).isEqualTo(MANY);
  }

  private Timeline timeline(DecisionFilter filter, int entries, int rows) {
    return database.read(
        handle -> new DecisionTimeline(handle, filter, TimeStep.HOUR).read(entries, rows));
  }

  private static long total(Timeline timeline) {
    return timeline.counts().stream().mapToLong(each -> each.kind().count()).sum();
  }

  @Test
  void groupsSaySinceWhenTheyAreComplete() {
    decide(MANY, 1);
    DecisionFilter all = DecisionFilter.all();
    DecisionFilter sub = all.withSubReasons(Set.of(SubReason.REPLIES_ONLY_NOT_A_REPLY));
    DecisionFilter refused = all.withOutcomes(Set.of(Outcome.REFUSED));
    Instant lastTen = Instant.ofEpochSecond(31);
    assertThat(groups(all, 1, 100)).isEqualTo(new Counted(MANY, Optional.empty()));
    assertThat(groups(all, 1, 10)).isEqualTo(new Counted(10, Optional.of(lastTen)));
    assertThat(groups(sub, 1, 10)).isEqualTo(new Counted(10, Optional.of(lastTen)));
    assertThat(groups(refused, 10, 1)).isEqualTo(new Counted(10, Optional.of(lastTen)));
    assertThat(groups(refused, 100, 1)).isEqualTo(new Counted(MANY, Optional.empty()));
  }

  private record Counted(long number, Optional<Instant> since) {}

  private Counted groups(DecisionFilter filter, int few, int latest) {
    DecisionGroups found =
        database.read(
            handle ->
                new DecisionGroupings(handle, filter, GroupBy.REASON)
                    .read(1, new Effort(1, few, latest)));
    long listed = found.groups().stream().mapToLong(DecisionGroups.Group::count).sum();
    return new Counted(listed + found.others(), found.since());
  }

  private List<StoredDecision> page(DecisionFilter filter, long after) {
    return new SqliteDecisionHistory(database).page(filter, With.FACTS, after, MANY);
  }

  @Test
  void aPageEndsBeforeItsEvidenceFillsTheMemory() {
    decide(12, MEGABYTE);
    List<Long> read = new ArrayList<>();
    Optional<StoredDecision> last;
    do {
      List<StoredDecision> page =
          page(DecisionFilter.all(), read.isEmpty() ? 0 : read.get(read.size() - 1));
      assertThat(page).hasSizeLessThanOrEqualTo(5);
      page.forEach(each -> read.add(each.id().value()));
      last = page.stream().reduce((one, other) -> other);
    } while (last.isPresent());
    assertThat(read).hasSize(12).isSorted();
  }

  @Test
  void theFirstPageOfAPeriodBeginsWithItsFirstDecision() {
    decide(MANY, 1);
    DecisionFilter late = DecisionFilter.all().withReceivedFrom(Instant.ofEpochSecond(39));
    assertThat(page(late, 0)).extracting(each -> each.id().value()).containsExactly(39L, 40L);
    assertThat(page(late.withReceivedFrom(Instant.ofEpochSecond(99)), 0)).isEmpty();
  }
}
