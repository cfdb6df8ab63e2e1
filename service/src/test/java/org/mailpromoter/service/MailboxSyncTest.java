package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxHealth;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxRun;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.SyncError;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.loading.PluginLoader;

/** What becomes of a mailbox over which the engine stumbles. */
class MailboxSyncTest {
  @TempDir private Path folder;

  private Installation installation() throws Exception {
    Files.createDirectory(folder.resolve("mail"));
    Path file =
        Files.writeString(
            folder.resolve("mailpromoter.yaml"),
            """
            servers: {here: {connector: file}}
            mailboxes: {anna: {server: here, path: mail}}
            """);
    PartMaker maker = new PartMaker();
    Deployment deployment =
        new DeploymentReader(
                PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
                maker,
                List.of(),
                name -> Optional.empty())
            .read(file);
    return new Installation(deployment, maker, Clock.systemUTC());
  }

  @Test
  void aDefectIsAFailureOfItsMailboxWithHealthAndAlert() throws Exception {
    Installation parts = installation();
    SyncListener broken =
        new SyncListener() {
          @Override
          public void folder(MailboxId mailbox, FolderId each) {
            throw new IllegalStateException("nobody expected this");
          }
        };
    try (OpenInstallation open = parts.openForWork();
        RecordDirectory directory = open.directory()) {
      Storage storage = open.storage();
      Policy policy = open.policy();
      MailboxHealths healths = new MailboxHealths(open, policy.organization());
      MailboxReport report =
          new MailboxSync(open, directory, healths)
              .run(parts.deployment().mailboxes().get(0), policy, 1, broken);
      assertThat(report.failures())
          .singleElement()
          .satisfies(
              failure -> {
                assertThat(failure.fault().code()).isEqualTo(SyncError.DEFECT);
                assertThat(failure.fault().sentence()).contains("anna", "nobody expected this");
              });
      assertThat(storage.runLog().lastRuns())
          .singleElement()
          .extracting(MailboxRun::health)
          .extracting(MailboxHealth::state)
          .isEqualTo(MailboxHealth.State.POSTPONED);
      assertThat(storage.alertLog().latest(9))
          .singleElement()
          .satisfies(alert -> assertThat(alert.course()).isEqualTo(Alert.Course.LASTS));
    }
  }
}
