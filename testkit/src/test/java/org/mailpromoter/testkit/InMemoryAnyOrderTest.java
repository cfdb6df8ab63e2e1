package org.mailpromoter.testkit;

import java.util.Collection;
import java.util.List;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.store.ActivityStore;

class InMemoryAnyOrderTest implements AnyOrderContract {
  @Override
  public int worlds() {
    return 10_000;
  }

  @Override
  public Kept kept() {
    InMemoryActivityStore store = new InMemoryActivityStore();
    return new Kept() {
      @Override
      public ActivityStore store() {
        return store;
      }

      @Override
      public List<EmailActivity> activities() {
        return store.activities();
      }

      @Override
      public Collection<QueueItem> queueItems() {
        return store.queueItems();
      }
    };
  }
}
