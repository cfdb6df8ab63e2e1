package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory.With;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;

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

  private List<Long> list(DecisionFilter filter, long below, int limit, int some) {
    return database.read(
        handle ->
            new DecisionList(handle, filter, below, limit)
                .read(some).stream().map(each -> each.id().value()).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 25, MANY, 100})
  void aListIsTheSameHoweverManyAreLookedAtBeforeTheIndexIsAsked(int some) {
    decide(MANY, 1);
    DecisionFilter rare = DecisionFilter.all().withReasons(Set.of(Reason.INVALID_SENDER));
    assertThat(list(rare, Long.MAX_VALUE, 3, some)).containsExactly(40L, 30L, 20L);
    assertThat(list(rare, 30, 3, some)).containsExactly(20L, 10L);
    assertThat(list(rare.withOutcomes(Set.of(Outcome.PROMOTED)), 99, 3, some)).isEmpty();
    DecisionFilter early = DecisionFilter.all().withReceivedBefore(Instant.ofEpochSecond(4));
    assertThat(list(early, Long.MAX_VALUE, 2, some)).containsExactly(3L, 2L);
    assertThat(list(DecisionFilter.all().withSender("TOM5@"), 20, 9, some))
        .containsExactly(19L, 12L, 5L);
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
