package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.testkit.OutboxContract;

class SqliteOutboxTest implements OutboxContract {
  @TempDir private Path folder;
  private SqliteStorage storage;

  @BeforeEach
  void open() {
    storage = Joined.to(folder.resolve("test.db"));
  }

  @AfterEach
  void close() {
    Sound.assertSound(storage);
    storage.close();
  }

  @Override
  public ActivityStore store() {
    return storage.activityStore();
  }

  @Override
  public Outbox outbox() {
    return storage.outbox();
  }
}
