package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.dispatch.SendDesk;
import org.mailpromoter.core.dispatch.SendQueue;
import org.mailpromoter.core.dispatch.SentFolderWork;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.EvidenceSearch;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.HandOver;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendLimits;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SentCopy;
import org.mailpromoter.core.sending.SentCopyMode;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.SubmissionEnvelope;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.service.Synchronization;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/** Copies of sent mail in a mailbox of a real Dovecot, and the synchronization that meets them. */
class SentCopyIT {
  private static final SendProcess PROCESS = new SendProcess(RetrySchedule.STANDARD);
  private static final EnvelopeAddress ANNA = new EnvelopeAddress("anna@ours.example");
  private static final EnvelopeAddress TOM = new EnvelopeAddress("tom@customer.example");
  private static final String TEXT =
      "Date: Mon, 05 Jan 2026 12:00:00 +0000\r\nFrom: anna@ours.example\r\n"
          + "To: tom@customer.example\r\nSubject: Offer\r\n"
          + "Message-ID: <mp.abcdefgh@ours.example>\r\n\r\nHello\r\n";

  @TempDir private Path folder;
  private DovecotServer server;

  @BeforeEach
  void start() {
    DovecotServer.requireOrSkip();
    server = DovecotServer.start(Map.of("anna", "secret"));
    server.doveadm("mailbox", "create", "-u", "anna", "Sent");
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** A message in memory. */
  private record Text(String text) implements FrozenMessage {
    @Override
    public long size() {
      return text.length();
    }

    @Override
    public boolean needsUtf8() {
      return false;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A server that accepts every mail, and may lose its answer. */
  private record Accepting(boolean loses) implements MailSender {
    @Override
    public SubmissionOutcome submit(
        SubmissionEnvelope envelope, FrozenMessage message, HandOver handOver) {
      try {
        handOver.commit(Map.of());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return loses
          ? new SubmissionOutcome.Uncertain("no answer", Map.of())
          : new SubmissionOutcome.Accepted(new ServerReply(250, "Ok"), Map.of());
    }

    @Override
    public Optional<SubmissionOutcome.Deferred> check() {
      return Optional.empty();
    }

    @Override
    public void close() {
      // it has no connection
    }
  }

  private OpenInstallation open() throws Exception {
    Path file = folder.resolve("mailpromoter.yaml");
    Files.writeString(
        file,
        """
        storage:
          file: test.db
        servers:
          dovecot:
            connector: imap
            host: %s
            port: %d
            security: insecure-plain
        mailboxes:
          anna:
            server: dovecot
            owner: anna
            username: anna
            password: secret
            sent-folder: Sent
        users:
          anna: { addresses: [anna@ours.example], track: all }
        organization:
          auto-track-sent-items: yes
        """
            .formatted(server.host(), server.imapPort()));
    PartMaker maker = new PartMaker();
    DeploymentReader reader =
        new DeploymentReader(
            PluginLoader.load(folder.resolve("none"), HostKeys.RESERVED),
            maker,
            BuiltInStrategies.of(TrackingTokenFormat.DEFAULT).stream()
                .map(CorrelationStrategy::name)
                .toList(),
            name -> Optional.empty());
    return new Installation(reader.read(file), maker, Clock.systemUTC()).openToSynchronize();
  }

  private static OutgoingMail sent(OpenInstallation open, MailboxDeployment anna, boolean loses)
      throws Exception {
    OutgoingMail mail;
    try (RecordDirectory directory = open.directory()) {
      SentMail reader =
          new SentMail(
              open.storage().activityStore(),
              directory,
              BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
              Clock.systemUTC());
      mail =
          new SendDesk(open.storage().outgoingStore(), reader, PROCESS, Clock.systemUTC())
              .take(
                  anna.id(),
                  ANNA,
                  List.of(Recipient.of(Role.TO, TOM)),
                  new Text(TEXT),
                  Optional.empty(),
                  Optional.empty(),
                  ContentKeeper.NONE)
              .orElseThrow();
    }
    new SendQueue(
            anna.id(),
            open.storage().outgoingStore(),
            PROCESS,
            SendLimits.STANDARD,
            open.storage().alertLog(),
            Clock.systemUTC())
        .drain(new Accepting(loses));
    return mail;
  }

  private static Optional<Instant> work(
      OpenInstallation open, MailboxDeployment anna, SentCopyMode mode, Duration later) {
    Clock clock = Clock.offset(Clock.systemUTC(), later);
    return new SentFolderWork(
            anna.id(),
            open.parts().source(anna),
            mode,
            Optional.empty(),
            Optional.empty(),
            open.storage(),
            PROCESS,
            clock)
        .run();
  }

  private static List<EmailActivity> synchronizedActivities(
      OpenInstallation open, MailboxDeployment anna) throws Exception {
    new Synchronization(open)
        .run(
            Requester.command(new Actor.Program("test")),
            List.of(anna),
            Synchronization.Trying.ALL,
            SyncListener.NONE);
    return open.storage().activityHistory().list(ActivityFilter.all(), PageKey.START, 10).entries();
  }

  @Test
  void aCopyIsAddedAndIsTheActivityOfTheMail() throws Exception {
    try (OpenInstallation open = open()) {
      MailboxDeployment anna = open.parts().mailbox("anna");
      OutgoingMail mail = sent(open, anna, false);
      assertThat(work(open, anna, SentCopyMode.APPEND, Duration.ZERO)).isEmpty();
      assertThat(open.storage().sentFolderStore().of(mail.id()))
          .map(SentCopy::state)
          .contains(SentCopy.State.ADDED);
      assertThat(server.doveadm("search", "-u", "anna", "mailbox", "Sent", "seen").lines())
          .hasSize(1);
      assertThat(synchronizedActivities(open, anna))
          .extracting(EmailActivity::id)
          .containsExactly(mail.activity());
      assertThat(open.storage().decisionHistory().count(DecisionFilter.all(), 10).number())
          .as("decisions about the copy")
          .isEqualTo(1);
    }
  }

  @Test
  void aCopyOfAnUncertainMailProvesThatItWasSentAndIsItsActivity() throws Exception {
    try (OpenInstallation open = open()) {
      MailboxDeployment anna = open.parts().mailbox("anna");
      OutgoingMail mail = sent(open, anna, true);
      work(open, anna, SentCopyMode.APPEND, Duration.ofSeconds(6));
      assertThat(phase(open, mail)).isEqualTo(Phase.UNCERTAIN);
      try (MailboxSession session = open.parts().source(anna).open()) {
        session.append(new FolderId("Sent"), new Text(TEXT), Instant.now());
      }
      work(open, anna, SentCopyMode.APPEND, Duration.ofSeconds(31));
      assertThat(phase(open, mail)).isEqualTo(Phase.SENT);
      assertThat(open.storage().sentFolderStore().searches(mail.id()))
          .extracting(EvidenceSearch::result)
          .containsExactly(EvidenceSearch.Result.NOT_THERE, EvidenceSearch.Result.FOUND);
      work(open, anna, SentCopyMode.APPEND, Duration.ofSeconds(32));
      assertThat(server.doveadm("search", "-u", "anna", "mailbox", "Sent", "all").lines())
          .hasSize(1);
      assertThat(synchronizedActivities(open, anna)).hasSize(1);
    }
  }

  private static Phase phase(OpenInstallation open, OutgoingMail mail) {
    return open.storage().outgoingStore().find(mail.id()).orElseThrow().state().phase();
  }
}
