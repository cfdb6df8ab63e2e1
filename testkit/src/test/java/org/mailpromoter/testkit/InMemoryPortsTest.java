package org.mailpromoter.testkit;

import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.health.RunLog;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.memory.InMemoryAlertLog;
import org.mailpromoter.core.memory.InMemoryPolicyLog;
import org.mailpromoter.core.memory.InMemoryRunLog;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.turn.Turns;

class InMemoryPortsTest
    implements HistoryContract,
        ContentContract,
        MarkStoreContract,
        SeveralMailboxesContract,
        TurnContract,
        AlertLogContract,
        RunLogContract {
  private final InMemoryActivityStore store = new InMemoryActivityStore();
  private final PolicyLog policies = new InMemoryPolicyLog();
  private final AlertLog alerts = new InMemoryAlertLog();
  private final RunLog runs = new InMemoryRunLog();

  @Override
  public ActivityStore store() {
    return store;
  }

  @Override
  public ActivityHistory activities() {
    return store.activityHistory();
  }

  @Override
  public DecisionHistory decisions() {
    return store.decisionHistory();
  }

  @Override
  public EmailActivity activity(ActivityId id) {
    return activities().find(id).orElseThrow();
  }

  @Override
  public Turns turns() {
    return store.turns();
  }

  @Override
  public PolicyLog policies() {
    return policies;
  }

  @Override
  public AlertLog alerts() {
    return alerts;
  }

  @Override
  public RunLog runs() {
    return runs;
  }
}
