package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.health.RunLog;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.testkit.AlertLogContract;
import org.mailpromoter.testkit.HistoryContract;
import org.mailpromoter.testkit.MarkStoreContract;
import org.mailpromoter.testkit.RunLogContract;

class SqlitePortsTest
    implements HistoryContract, MarkStoreContract, AlertLogContract, RunLogContract {
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
  public EmailActivity activity(ActivityId id) {
    return activities().find(id).orElseThrow();
  }

  @Override
  public AlertLog alerts() {
    return storage.alertLog();
  }

  @Override
  public RunLog runs() {
    return storage.runLog();
  }
}
