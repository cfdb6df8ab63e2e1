package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.history.Progress;

class FollowedTest {
  private static final String ENDLESS =
      "WITH RECURSIVE all_numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM all_numbers)"
          + " SELECT count(*) FROM all_numbers";

  @TempDir private Path folder;
  private final AtomicInteger asked = new AtomicInteger();

  /** Goes on a few times, and then ends the work. */
  private final Progress impatient =
      some -> {
        if (asked.incrementAndGet() == 5) {
          throw new CancellationException("too long");
        }
      };

  private static int changes(Handle handle) {
    return handle.createQuery("SELECT number FROM record_changes").mapTo(Integer.class).one();
  }

  @Test
  void aStatementEndsInTheMiddleAndItsTransactionIsRolledBack() {
    try (Database database = Database.open(folder.resolve("t.db"))) {
      int before = database.read(FollowedTest::changes);
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(
              () ->
                  database.write(
                      impatient,
                      handle -> {
                        SqliteRecordStore.changed(handle);
                        return handle.execute(
                            "UPDATE record_changes SET number = (" + ENDLESS + ")");
                      }))
          .withMessage("too long");
      assertThat(database.read(FollowedTest::changes)).isEqualTo(before);
      database.write(
          handle -> {
            SqliteRecordStore.changed(handle);
            return 0;
          });
      assertThat(database.read(FollowedTest::changes)).isEqualTo(before + 1);
    }
  }

  @Test
  void whatIsReadAsideEndsToo() {
    try (Database database = Database.open(folder.resolve("t.db"))) {
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(
              () ->
                  database.aside(
                      impatient, handle -> handle.createQuery(ENDLESS).mapTo(Long.class).one()));
    }
  }
}
