package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.sync.FolderTask;

/** What is listened to first. */
class MailboxWatchTest {
  private static FolderTask task(String folder, FolderRole role) {
    return new FolderTask(new FolderId(folder), role);
  }

  @Test
  void theInboxIsListenedToFirstAndSentMailLast() {
    List<FolderTask> asRead =
        List.of(
            task("Sent", FolderRole.SENT),
            task("Support", FolderRole.INBOX),
            task("Inbox", FolderRole.INBOX),
            task("Customers/Contoso", FolderRole.OTHER));
    assertThat(MailboxWatch.folders(asRead))
        .extracting(FolderId::value)
        .containsExactly("Inbox", "Support", "Customers/Contoso", "Sent");
  }
}
