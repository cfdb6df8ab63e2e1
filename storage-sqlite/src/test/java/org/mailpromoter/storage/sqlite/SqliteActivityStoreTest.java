package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.testkit.ActivityStoreContract;

class SqliteActivityStoreTest implements ActivityStoreContract {
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
  public EmailActivity activity(ActivityId id) {
    return storage.activityHistory().find(id).orElseThrow();
  }
}
