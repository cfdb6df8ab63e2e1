package org.mailpromoter.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Retention;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.Storage;

/** Deletes what was seen of refused mail when its time is over. */
public final class RetentionJob {
  private RetentionJob() {}

  /** How many decisions were stripped. */
  public static long run(Storage storage, Policy policy, Instant now) {
    Retention retention = Retention.of(policy.organization());
    return Arrays.stream(Reason.values())
        .filter(reason -> !reason.promotes())
        .mapToLong(
            reason ->
                storage
                    .privacy()
                    .forget(reason, now.minus(Duration.ofDays(retention.days(reason)))))
        .sum();
  }
}
