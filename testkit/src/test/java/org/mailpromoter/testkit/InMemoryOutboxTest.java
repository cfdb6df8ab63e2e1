package org.mailpromoter.testkit;

import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.testkit.memory.InMemoryActivityStore;

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
