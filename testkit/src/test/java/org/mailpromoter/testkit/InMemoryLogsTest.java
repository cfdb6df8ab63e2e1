package org.mailpromoter.testkit;

import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.memory.InMemoryAlertLog;
import org.mailpromoter.core.memory.InMemoryChoiceStore;
import org.mailpromoter.core.memory.InMemoryPolicyLog;
import org.mailpromoter.core.memory.InMemoryTokenCounter;
import org.mailpromoter.core.policy.ChoiceStore;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.AlertOutbox;
import org.mailpromoter.core.store.TokenCounter;

class InMemoryLogsTest
    implements ChoiceStoreContract,
        TokenCounterContract,
        PolicyLogContract,
        AlertOutboxContract,
        TrackingHistoryContract {
  private final ChoiceStore choices = new InMemoryChoiceStore();
  private final TokenCounter tokens = new InMemoryTokenCounter();
  private final PolicyLog policies = new InMemoryPolicyLog();
  private final InMemoryAlertLog alerts = new InMemoryAlertLog();
  private final InMemoryActivityStore store = new InMemoryActivityStore();

  @Override
  public ChoiceStore choices() {
    return choices;
  }

  @Override
  public TokenCounter tokens() {
    return tokens;
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
  public AlertOutbox alertOutbox() {
    return alerts.outbox();
  }

  @Override
  public ActivityStore store() {
    return store;
  }

  @Override
  public ActivityHistory activities() {
    return store.activityHistory();
  }
}
