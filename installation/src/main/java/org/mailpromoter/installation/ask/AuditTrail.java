package org.mailpromoter.installation.ask;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.WrongPageException;

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
   * @param entries as many as were asked for
   * @param next the word with which the next page is asked for; empty when no older one is left
   */
  public record Listing(List<AuditEntry> entries, Optional<String> next) {
    /** Copies the list. */
    public Listing {
      entries = List.copyOf(entries);
      Objects.requireNonNull(next, "next");
    }
  }

  /**
   * Lists entries.
   *
   * @throws WrongPageException if the page is asked for by a word of another list or filter
   */
  public Listing list(AuditFilter filter, PageRequest wanted) throws WrongPageException {
    PageWords words =
        PageWords.of("audit")
            .with("actor", filter.actor())
            .with("operation", filter.operation())
            .with("object", filter.object())
            .with("viewer", filter.viewer().map(AuditFilter.Viewer::name));
    Page<AuditEntry> page =
        open.storage().auditLog().list(filter, words.from(wanted), wanted.most());
    return new Listing(page.entries(), page.next().map(words::word));
  }

  /** The number of the latest entry, which grows with every change; 0 before the first one. */
  public long latest() {
    return open.storage().auditLog().list(AuditFilter.ALL, PageKey.START, 1).entries().stream()
        .mapToLong(AuditEntry::number)
        .findFirst()
        .orElse(0);
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
