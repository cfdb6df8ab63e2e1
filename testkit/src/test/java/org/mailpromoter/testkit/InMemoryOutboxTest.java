package org.mailpromoter.testkit;

import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Outbox;

class InMemoryOutboxTest implements OutboxContract {
  private final InMemoryActivityStore store = new InMemoryActivityStore();

  @Override
  public ActivityStore store() {
    return store;
  }

  @Override
  public Outbox outbox() {
    return store.outbox();
  }
}
