package org.mailpromoter.testkit;

import java.util.List;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.store.ActivityStore;

class InMemoryCrashTest implements CrashContract, MessageBoundaryContract, UpgradeContract {
  @Override
  public StoreUnderTest emptyStore() {
    InMemoryActivityStore memory = new InMemoryActivityStore();
    return new StoreUnderTest() {
      @Override
      public ActivityStore store() {
        return memory;
      }

      @Override
      public DecisionHistory decisions() {
        return memory.decisionHistory();
      }

      @Override
      public List<EmailActivity> activities() {
        return memory.activities();
      }

      @Override
      public void restart() {
        // all of it is as durable as the test
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
  }
}
