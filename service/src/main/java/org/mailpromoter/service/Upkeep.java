package org.mailpromoter.service;

import java.time.Duration;
import java.time.Instant;
import org.mailpromoter.core.access.RequestLog;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.DraftStore;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.change.Erasures;

/** Deletes old data: alerts, data of refused mail, forgotten drafts, and access that has ended. */
final class Upkeep {
  private static final Duration TOKENS_KEPT = Duration.ofDays(90);

  private Upkeep() {}

  static void run(OpenInstallation open, Policy policy) {
    int days = policy.organization().number(OrganizationValue.ALERT_RETENTION_DAYS);
    open.storage().alertLog().deleteBefore(open.now().minus(Duration.ofDays(days)));
    new Erasures(open).keepRetention(new Task());
    open.storage().draftStore().deleteUnchangedSince(open.now().minus(DraftStore.KEPT));
    endAccess(open.storage(), open.now());
  }

  /** The audit log says who had access; what gave it is of no use when it has ended. */
  private static void endAccess(Storage storage, Instant now) {
    storage.sessionStore().deleteEnded(now);
    storage.ticketStore().deleteExpired(now);
    storage.apiTokenStore().deleteEndedBefore(now.minus(TOKENS_KEPT));
    storage.requestLog().deleteBefore(now.minus(RequestLog.KEPT));
  }
}
