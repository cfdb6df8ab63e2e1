package org.mailpromoter.installation.change;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Retention;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.permission.Operation;

/** Deletes personal data. */
public final class Erasures {
  private final OpenInstallation open;

  /** An installation that was opened for work. */
  public Erasures(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * What retention deleted.
   *
   * @param decisions how many decisions lost their evidence
   * @param isCancelled whether the task was cancelled, so that the rest is left for the next time
   */
  public record Forgotten(long decisions, boolean isCancelled) {}

  /**
   * Deletes data of refused mail after its retention period.
   *
   * @param task counts decisions that lost their evidence; when it is cancelled, what was deleted
   *     until then stays deleted
   */
  public Forgotten forgetRefused(Requester by, Task task) {
    return Audited.of(open, by, Operation.FORGET, "refused mail")
        .run(
            entry -> {
              Forgotten forgotten = keepRetention(task);
              entry
                  .to(forgotten.decisions() + " decisions")
                  .unchangedIf(forgotten.decisions() == 0);
              return forgotten;
            });
  }

  /**
   * The same for the service, which does it all the time because the settings say so: the audit log
   * says who chose them. Mail that we sent loses its bytes after the usual time; its activity
   * stays.
   */
  public Forgotten keepRetention(Task task) {
    OrganizationSettings settings = open.policy().organization();
    Retention retention = Retention.of(settings);
    Duration usual = Duration.ofDays(settings.number(OrganizationValue.REFUSED_RETENTION_DAYS));
    open.storage().outgoingStore().deleteBytes(open.now().minus(usual));
    try {
      Arrays.stream(Reason.values())
          .filter(reason -> !reason.promotes())
          .forEach(reason -> forget(reason, Duration.ofDays(retention.days(reason)), task));
      return new Forgotten(task.done(), false);
    } catch (CancellationException e) {
      return new Forgotten(task.done(), true);
    }
  }

  private void forget(Reason reason, Duration kept, Task task) {
    open.storage().privacy().forget(reason, open.now().minus(kept), task);
  }

  /**
   * Deletes a person everywhere in the storage, in one transaction. It cannot be undone.
   *
   * @param task counts decisions that were searched for the address
   * @throws CancellationException if the task was cancelled; nothing is erased then
   */
  public Privacy.Erased erase(Requester by, EmailAddress address, Task task) {
    return Audited.of(open, by, Operation.ERASE_PERSON, "a person")
        .run(entry -> open.storage().privacy().erase(address, open.now(), task));
  }
}
