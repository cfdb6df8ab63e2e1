package org.mailpromoter.installation.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.SampleInstallation;

/** How far a mailbox was read. */
class MailboxReadingTest {
  @TempDir private Path folder;

  @Test
  void aRunMovesTheCursorAndTheWatermark() throws Exception {
    Installation parts = SampleInstallation.in(folder);
    Files.writeString(
        folder.resolve("mail/1.eml"),
        "Message-ID: <a@home.example>\nFrom: berg@home.example\nTo: anna@x.example\n\nHello\n");
    try (OpenInstallation open = parts.openToSynchronize()) {
      MailboxDeployment anna = parts.mailbox("anna");
      MailboxReading before = MailboxReading.of(open, anna);
      assertThat(before.watermark()).isEmpty();
      assertThat(before.folders())
          .singleElement()
          .satisfies(each -> assertThat(each.role()).isEqualTo(FolderRole.INBOX))
          .satisfies(each -> assertThat(each.cursor().isStart()).isTrue());
      synchronize(open, anna);
      MailboxReading after = MailboxReading.of(open, anna);
      assertThat(after.watermark()).isPresent();
      assertThat(after.folders())
          .singleElement()
          .satisfies(each -> assertThat(each.cursor().isStart()).isFalse());
    }
  }

  private static void synchronize(OpenInstallation open, MailboxDeployment mailbox)
      throws Exception {
    Turn turn = open.worker().take(mailbox.id()).orElseThrow();
    Policy policy = open.policy();
    try (RecordDirectory directory = open.directory()) {
      open.engine(directory)
          .synchronize(
              open.parts().task(mailbox, turn, open.parts().source(mailbox)),
              policy,
              open.storage().policyLog().versionOf(policy, open.now()),
              SyncListener.NONE);
    }
    open.worker().give(turn);
  }
}
