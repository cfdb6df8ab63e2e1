package org.mailpromoter.service;

import java.time.Duration;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.change.Erasures;

/** Deletes old data: alerts, and data of refused mail. */
final class Upkeep {
  private Upkeep() {}

  static void run(OpenInstallation open, Policy policy) {
    int days = policy.organization().number(OrganizationValue.ALERT_RETENTION_DAYS);
    open.storage().alertLog().deleteBefore(open.now().minus(Duration.ofDays(days)));
    new Erasures(open).keepRetention(new Task());
  }
}
