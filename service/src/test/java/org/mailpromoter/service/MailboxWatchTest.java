package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.health.RetryRhythm;
import org.mailpromoter.core.mailbox.DelegatingSession;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxError;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** The folder that is listened to first, and which mailboxes are listened to. */
class MailboxWatchTest {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path folder;

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

  @Test
  void aMailboxIsListenedToUntilThatFails() throws Exception {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    AtomicBoolean broken = new AtomicBoolean();
    Listening listening = new Listening();
    MailboxWatch watch = watch(() -> new Breaking(mailbox.open(), broken), listening);
    assertThat(watch.begin()).isTrue();
    assertThat(watch.waiting(LONG).news()).isTrue();
    assertThat(listening.isTo(ANNA)).isTrue();
    broken.set(true);
    watch.listen(Duration.ZERO);
    assertThat(listening.isTo(ANNA)).isFalse();
    broken.set(false);
    watch.begin();
    watch.waiting(LONG);
    assertThat(listening.isTo(ANNA)).isTrue();
    watch.close();
    assertThat(listening.isTo(ANNA)).isFalse();
  }

  @Test
  void aMailboxWhoseServerTellsNothingIsNotListenedTo() throws Exception {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    mailbox.can(Set.of());
    Listening listening = new Listening();
    MailboxWatch watch = watch(mailbox, listening);
    assertThat(watch.begin()).isFalse();
    assertThat(watch.waiting(LONG).news()).isFalse();
    assertThat(listening.isTo(ANNA)).isFalse();
    watch.close();
  }

  private MailboxWatch watch(MailboxSource source, Listening listening) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("mailpromoter.yaml"),
            "servers: {here: {connector: file}}\nmailboxes: {anna: {server: here, path: mail}}\n");
    MailboxDeployment anna =
        new DeploymentReader(
                PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
                new PartMaker(),
                List.of(),
                name -> Optional.empty())
            .read(file)
            .mailboxes()
            .get(0);
    return new MailboxWatch(anna, source, RetryRhythm.STANDARD, event -> {}, listening);
  }

  /** A session whose connection breaks on request. */
  private static final class Breaking extends DelegatingSession {
    private final AtomicBoolean broken;

    Breaking(MailboxSession behind, AtomicBoolean broken) {
      super(behind);
      this.broken = broken;
    }

    @Override
    public boolean awaitNews(List<FolderId> folders, Duration atMost)
        throws MailAccessException, InterruptedException {
      if (broken.get()) {
        throw new MailAccessException(
            MailboxError.KEYWORDS_NOT_SEARCHED, "The connection is gone.");
      }
      return behind().awaitNews(folders, Duration.ZERO);
    }
  }
}
