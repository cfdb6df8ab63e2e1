package org.mailpromoter.installation.ask;

import java.util.Objects;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;

/** What people and programs did. */
public final class AuditTrail {
  private final OpenInstallation open;

  /** The audit log of an installation. */
  public AuditTrail(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Entries, the newest first.
   *
   * @param from where the page begins
   * @param most how many at most, positive
   */
  public Page<AuditEntry> list(AuditFilter filter, PageKey from, int most) {
    return open.storage().auditLog().list(filter, from, most);
  }

  /**
   * Whether every entry is as it was written.
   *
   * @param known a seal that was kept elsewhere; {@link AuditSeal#NONE} if there is none
   * @param task counts entries
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   */
  public AuditLog.Verified verify(AuditSeal known, Task task) {
    return open.storage().auditLog().verify(known, task);
  }
}
