package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.testkit.AnyOrderContract;

class SqliteAnyOrderTest implements AnyOrderContract {
  @TempDir private Path folder;

  @Override
  public int worlds() {
    return 200;
  }

  @Override
  public Kept kept() {
    SqliteStorage storage = Joined.to(folder.resolve(UUID.randomUUID() + ".db"));
    return new Kept() {
      @Override
      public ActivityStore store() {
        return storage.activityStore();
      }

      @Override
      public List<EmailActivity> activities() {
        return storage.activityHistory().list(ActivityFilter.all(), Integer.MAX_VALUE);
      }

      @Override
      public Collection<QueueItem> queueItems() {
        return activities().stream()
            .flatMap(each -> each.queues().stream().map(queue -> new QueueItem(each.id(), queue)))
            .toList();
      }

      @Override
      public void close() {
        Sound.assertSound(storage);
        storage.close();
      }
    };
  }
}
