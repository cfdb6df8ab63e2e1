package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.testkit.CrashContract;
import org.mailpromoter.testkit.Invariants;
import org.mailpromoter.testkit.StoreUnderTest;

class SqliteCrashIT implements CrashContract {
  @TempDir private Path folder;
  private int stores;

  @Override
  public StoreUnderTest emptyStore() {
    return new Database(folder.resolve("crash-" + ++stores + ".db"));
  }

  private static final class Database implements StoreUnderTest {
    private final Path file;
    private SqliteStorage storage;

    Database(Path file) {
      this.file = file;
      this.storage = SqliteStorage.openForWork(file);
    }

    @Override
    public ActivityStore store() {
      return storage.activityStore();
    }

    @Override
    public DecisionHistory decisions() {
      return storage.decisionHistory();
    }

    @Override
    public List<EmailActivity> activities() {
      return StoreUnderTest.activitiesOf(storage);
    }

    @Override
    public List<String> damages() {
      return Invariants.damages(storage);
    }

    @Override
    public void restart() {
      storage.close();
      storage = SqliteStorage.openForWork(file);
    }

    @Override
    public void close() {
      storage.close();
    }
  }
}
