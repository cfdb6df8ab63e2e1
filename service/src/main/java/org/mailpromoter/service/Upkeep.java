package org.mailpromoter.service;

import java.time.Duration;
import java.time.Instant;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.Storage;

/** What is deleted when its time is over: alerts, and what was seen of refused mail. */
final class Upkeep {
  private Upkeep() {}

  static void run(Storage storage, Policy policy, Instant now) {
    int days = policy.organization().number(OrganizationValue.ALERT_RETENTION_DAYS);
    storage.alertLog().deleteBefore(now.minus(Duration.ofDays(days)));
    RetentionJob.run(storage, policy, now);
  }
}
