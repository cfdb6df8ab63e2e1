package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.testkit.OutgoingStoreContract;

class SqliteOutgoingTest implements OutgoingStoreContract {
  @TempDir private Path folder;
  private SqliteStorage storage;

  @BeforeEach
  void open() {
    storage = Joined.to(folder.resolve("t.db"));
  }

  @AfterEach
  void nothingIsDamaged() {
    Sound.assertSound(storage);
    storage.close();
  }

  @Override
  public Storage storage() {
    return storage;
  }

  /** The queue asks for each mailbox, however much mail was ever sent. */
  @Test
  void whatIsDueIsFoundWithoutSearching() throws SQLException {
    Path plans = folder.resolve("plans");
    QueryPlans steps = QueryPlans.in(plans.toFile().mkdir() ? plans : folder);
    for (String query :
        List.of(
            SqliteOutgoingStore.DUE,
            SqliteOutgoingStore.NEXT,
            SqliteOutgoingStore.WAITS_FOR,
            SqliteOutgoingStore.HAND_OVER,
            SqliteOutgoingStore.LATEST_TO)) {
      assertThat(steps.of(query))
          .as(query)
          .noneMatch(step -> step.contains("SCAN") || step.contains("TEMP B-TREE"));
    }
  }
}
