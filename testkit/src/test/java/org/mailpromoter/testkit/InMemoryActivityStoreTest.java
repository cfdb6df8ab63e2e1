package org.mailpromoter.testkit;

import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.store.ActivityStore;

class InMemoryActivityStoreTest implements ActivityStoreContract {
  private final InMemoryActivityStore store = new InMemoryActivityStore();

  @Override
  public ActivityStore store() {
    return store;
  }
}
