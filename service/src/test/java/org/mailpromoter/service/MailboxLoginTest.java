package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.deployment.Connection;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.loading.PluginLoader;

/** A person logs in to a mailbox while a job waits. */
class MailboxLoginTest {
  private static final Requester MARIA = Requester.command(new Actor.Person("maria"));
  private static final String TOLD = "Open https://login.example and enter the code ABCD.";

  @TempDir private Path folder;
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final Desk desk = new Desk();
  private final Jobs jobs = new Jobs(desk, Clock.systemUTC(), new News());
  private OpenInstallation open;
  private MailboxDeployment mailbox;

  /** Reaches a server that lets a person log in. */
  private final class Connector implements ConnectorFactory {
    @Override
    public String name() {
      return "file";
    }

    @Override
    public String description() {
      return "a server with a person";
    }

    @Override
    public ConfigSpec serverKeys() {
      return ConfigSpec.NONE;
    }

    @Override
    public ConfigSpec mailboxKeys() {
      return ConfigSpec.NONE;
    }

    @Override
    public MailboxSource source(String name, Config server, Config login) {
      return new MailboxSource() {
        @Override
        public MailboxSession open() {
          throw new IllegalStateException("nobody reads it here");
        }

        @Override
        public Optional<SignIn> signIn() {
          return Optional.of(
              tell -> {
                tell.accept(TOLD);
                try {
                  entered.await();
                } catch (InterruptedException e) {
                  interrupted.countDown();
                  throw e;
                }
              });
        }
      };
    }
  }

  @BeforeEach
  void open() throws Exception {
    PartMaker maker = new PartMaker();
    Files.createDirectory(folder.resolve("mail"));
    Path file =
        Files.writeString(
            folder.resolve("mailpromoter.yaml"),
            """
            servers: {here: {connector: file}}
            mailboxes: {anna: {server: here, path: mail, owner: anna}}
            users: {anna: {addresses: [anna@x.example]}}
            """);
    DeploymentReader reader =
        new DeploymentReader(
            PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
            maker,
            List.of(),
            name -> Optional.empty());
    open = new Installation(reader.read(file), maker, Clock.systemUTC()).openOrCreate();
    desk.open(open);
    MailboxDeployment here = open.parts().deployment().mailboxes().get(0);
    mailbox =
        new MailboxDeployment(
            here.id(),
            here.server(),
            new Connection(new Connector(), here.connection().server(), here.connection().login()),
            here.forwarded(),
            here.policy(),
            here.folders(),
            here.marking(),
            here.sending());
  }

  @AfterEach
  void close() {
    jobs.close();
    desk.close();
    open.close();
  }

  private Job begin() throws Jobs.FullException {
    return jobs.begin(
        Operation.LOG_IN_TO_MAILBOX,
        "maria",
        (lent, task) -> MailboxLogin.of(new MailboxTests(lent.parts()), MARIA, mailbox, task));
  }

  private List<AuditEntry> audit() {
    return open.storage().auditLog().list(AuditFilter.ALL, PageKey.START, 9).entries();
  }

  @Test
  void theJobTellsWhatToDoAndEndsWhenItIsDone() throws Exception {
    Job job = begin();
    await().until(() -> job.told().equals(TOLD));
    assertThat(job.state()).isEqualTo(Job.State.RUNNING);
    entered.countDown();
    await().until(() -> job.state().isOver());
    assertThat(job.result()).contains(new MailboxLogin(mailbox.id(), true));
    assertThat(audit())
        .singleElement()
        .satisfies(each -> assertThat(each.deed().operation()).isEqualTo("log-in-to-mailbox"));
  }

  @Test
  void whoeverCancelsNeedNotWaitForThePerson() throws Exception {
    Job job = begin();
    await().until(() -> job.told().equals(TOLD));
    job.cancel();
    await().until(() -> job.state().isOver());
    assertThat(job.state()).isEqualTo(Job.State.CANCELLED);
    interrupted.await();
  }

  @Test
  void peopleKeepNoOtherWorkWaiting() throws Exception {
    List<Job> waiting = new ArrayList<>();
    for (int i = 0; i < Jobs.FOR_PEOPLE; i++) {
      waiting.add(begin());
    }
    assertThatExceptionOfType(Jobs.FullException.class)
        .isThrownBy(this::begin)
        .withMessageContaining("wait for people");
    Job other = jobs.begin(Operation.TRY_SETTINGS, "anna", (lent, task) -> "done");
    await().until(() -> other.state() == Job.State.DONE);
    waiting.forEach(Job::cancel);
    await().until(() -> waiting.stream().allMatch(each -> each.state().isOver()));
  }
}
