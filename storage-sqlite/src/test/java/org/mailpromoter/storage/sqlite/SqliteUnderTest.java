package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import java.util.List;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.testkit.Invariants;
import org.mailpromoter.testkit.StoreUnderTest;

/** A database that can be opened again. */
final class SqliteUnderTest implements StoreUnderTest {
  private final Path file;
  private SqliteStorage storage;

  SqliteUnderTest(Path file) {
    this.file = file;
    this.storage = Joined.to(file);
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
    storage = Joined.to(file);
  }

  @Override
  public void close() {
    storage.close();
  }
}
