package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.policy.ChoiceStore;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.AlertOutbox;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.TokenCounter;
import org.mailpromoter.testkit.AlertOutboxContract;
import org.mailpromoter.testkit.ChoiceStoreContract;
import org.mailpromoter.testkit.PolicyLogContract;
import org.mailpromoter.testkit.TokenCounterContract;
import org.mailpromoter.testkit.TrackingHistoryContract;

class SqliteLogsTest
    implements ChoiceStoreContract,
        TokenCounterContract,
        PolicyLogContract,
        AlertOutboxContract,
        TrackingHistoryContract {
  @TempDir private Path folder;
  private Storage storage;

  @BeforeEach
  void open() {
    storage = SqliteStorage.open(folder.resolve("t.db"));
  }

  @AfterEach
  void close() {
    storage.close();
    Sound.assertSound(folder.resolve("t.db"));
  }

  @Override
  public ChoiceStore choices() {
    return storage.choiceStore();
  }

  @Override
  public TokenCounter tokens() {
    return storage.tokenCounter();
  }

  @Override
  public PolicyLog policies() {
    return storage.policyLog();
  }

  @Override
  public AlertLog alerts() {
    return storage.alertLog();
  }

  @Override
  public AlertOutbox alertOutbox() {
    return storage.alertOutbox();
  }

  @Override
  public ActivityStore store() {
    return storage.activityStore();
  }

  @Override
  public ActivityHistory activities() {
    return storage.activityHistory();
  }
}
