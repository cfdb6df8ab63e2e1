package org.mailpromoter.testkit;

import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.testkit.memory.InMemoryActivityStore;

class InMemoryActivityStoreTest implements ActivityStoreContract {
  private final InMemoryActivityStore store = new InMemoryActivityStore();

  @Override
  public ActivityStore store() {
    return store;
  }
}
