package org.mailpromoter.installation.ask;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.OpenInstallation;

/**
 * How far a mailbox was read.
 *
 * @param folders each folder that is read
 * @param watermark when the newest message was received that complete runs processed; empty before
 *     the first
 */
public record MailboxReading(List<Folder> folders, Optional<Instant> watermark) {
  /** Copies the list. */
  public MailboxReading {
    folders = List.copyOf(folders);
    Objects.requireNonNull(watermark, "watermark");
  }

  /**
   * A folder.
   *
   * @param id its name
   * @param role what it is for
   * @param cursor up to where it was read, in the words of the connector
   */
  public record Folder(FolderId id, FolderRole role, Cursor cursor) {
    /** Rejects nulls. */
    public Folder {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(cursor, "cursor");
    }
  }

  /** Looks at a configured mailbox. */
  public static MailboxReading of(OpenInstallation open, MailboxDeployment mailbox) {
    ActivityStore store = open.storage().activityStore();
    Watermark reached = store.watermark(mailbox.id());
    return new MailboxReading(
        mailbox.folders().stream()
            .map(
                each ->
                    new Folder(
                        each.folder(), each.role(), store.cursor(mailbox.id(), each.folder())))
            .toList(),
        Optional.of(reached.reached()).filter(each -> !reached.equals(Watermark.NONE)));
  }
}
