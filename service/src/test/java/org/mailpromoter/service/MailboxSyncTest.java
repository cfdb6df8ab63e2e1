package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.MailboxHealth;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.DelegatingSession;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.SyncError;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.loading.PluginLoader;

/** A mailbox on which the engine fails. */
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
    try (OpenInstallation open = parts.openToSynchronize();
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

  private static MailboxReport sync(OpenInstallation open, SyncListener listener)
      throws InterruptedException {
    try (RecordDirectory directory = open.directory()) {
      Policy policy = open.policy();
      MailboxHealths healths = new MailboxHealths(open, policy.organization());
      return new MailboxSync(open, directory, healths)
          .run(open.parts().deployment().mailboxes().get(0), policy, 1, listener);
    }
  }

  private static void assertNothingIsSaidOf(OpenInstallation open, MailboxReport report) {
    assertThat(report.hadItsTurn()).isFalse();
    assertThat(open.storage().runLog().lastRuns()).isEmpty();
    assertThat(open.storage().alertLog().latest(9)).isEmpty();
  }

  @Test
  void aMailboxThatAnotherRunWorksOnIsBusyAndItsHealthStays() throws Exception {
    try (OpenInstallation open = installation().openToSynchronize()) {
      Turn other = open.worker().take(new MailboxId("anna")).orElseThrow();
      MailboxReport report = sync(open, SyncListener.NONE);
      assertThat(report.failures())
          .singleElement()
          .satisfies(each -> assertThat(each.fault().code()).isEqualTo(SyncError.BUSY));
      assertNothingIsSaidOf(open, report);
      open.worker().give(other);
      assertThat(sync(open, SyncListener.NONE).failures()).isEmpty();
      assertThat(sync(open, SyncListener.NONE).failures()).as("given back").isEmpty();
    }
  }

  @Test
  void aRunThatLostItsTurnLeavesTheHealthOfTheMailboxToTheOtherRun() throws Exception {
    try (OpenInstallation open = installation().openToSynchronize()) {
      Files.writeString(folder.resolve("mail/1.eml"), "From: tom@x.example\n\nHello\n");
      SyncListener overtaking =
          new SyncListener() {
            @Override
            public void folder(MailboxId mailbox, FolderId each) {
              open.worker().give(new Turn(mailbox, 1));
              assertThat(open.worker().take(mailbox)).isPresent();
            }
          };
      MailboxReport report = sync(open, overtaking);
      assertThat(report.failures())
          .singleElement()
          .satisfies(each -> assertThat(each.fault().code()).isEqualTo(SyncError.TURN_LOST));
      assertNothingIsSaidOf(open, report);
    }
  }

  /** A session whose connection broke while nobody used it. */
  private static MailboxSession broken(MailboxSession behind) {
    return new DelegatingSession(behind) {
      @Override
      public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
          throws MailAccessException {
        throw new MailAccessException(SyncError.DEFECT, "The connection is closed.");
      }
    };
  }

  private MailboxReport syncWithKept(OpenInstallation open, KeptSession sessions)
      throws InterruptedException {
    try (RecordDirectory directory = open.directory()) {
      Policy policy = open.policy();
      MailboxHealths healths = new MailboxHealths(open, policy.organization());
      return new MailboxSync(open, directory, healths)
          .run(
              open.parts().deployment().mailboxes().get(0), sessions, policy, 1, SyncListener.NONE);
    }
  }

  @Test
  void aKeptSessionThatBrokeIsReplacedInTheSameRun() throws Exception {
    try (OpenInstallation open = installation().openToSynchronize()) {
      Files.writeString(folder.resolve("mail/1.eml"), "From: tom@x.example\n\nHello\n");
      MailboxSource mailbox = open.parts().source(open.parts().deployment().mailboxes().get(0));
      AtomicInteger logins = new AtomicInteger();
      KeptSession sessions =
          new KeptSession(
              () -> logins.getAndIncrement() == 0 ? broken(mailbox.open()) : mailbox.open());
      sessions.keep();
      MailboxReport report = syncWithKept(open, sessions);
      assertThat(report.failures()).isEmpty();
      assertThat(report.processed()).isEqualTo(1);
      assertThat(logins).hasValue(2);
    }
  }

  @Test
  void aMailboxThatFailsWithASessionOfItsOwnFails() throws Exception {
    try (OpenInstallation open = installation().openToSynchronize()) {
      MailboxSource mailbox = open.parts().source(open.parts().deployment().mailboxes().get(0));
      AtomicInteger logins = new AtomicInteger();
      KeptSession sessions =
          new KeptSession(
              () -> {
                logins.incrementAndGet();
                return broken(mailbox.open());
              });
      assertThat(syncWithKept(open, sessions).failures()).hasSize(1);
      assertThat(logins).as("it is not tried twice").hasValue(1);
    }
  }
}
