package org.mailpromoter.testkit;

import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.store.ActivityStore;

class InMemoryActivityStoreTest implements ActivityStoreContract {
  private final InMemoryActivityStore store = new InMemoryActivityStore();

  @Override
  public ActivityStore store() {
    return store;
  }

  @Override
  public EmailActivity activity(ActivityId id) {
    return activityOf(store, id);
  }

  static EmailActivity activityOf(InMemoryActivityStore store, ActivityId id) {
    return store.activities().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
