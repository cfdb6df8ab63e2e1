package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.testkit.SeveralMailboxesContract;

class SeveralMailboxesTest implements SeveralMailboxesContract {
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
  public ActivityStore store() {
    return storage.activityStore();
  }

  @Override
  public ActivityHistory activities() {
    return storage.activityHistory();
  }

  @Override
  public DecisionHistory decisions() {
    return storage.decisionHistory();
  }

  @Override
  public PolicyLog policies() {
    return storage.policyLog();
  }
}
