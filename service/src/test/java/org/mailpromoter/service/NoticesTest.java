package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.store.AlertHandling;
import org.mailpromoter.core.store.OutgoingFilter;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.deployment.NoticesDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.notice.NoticeListener;
import org.mailpromoter.installation.notice.Notices;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.testkit.smtp.ScriptedSmtpServer;
import org.mailpromoter.testkit.smtp.SmtpAction;
import org.mailpromoter.testkit.smtp.SmtpMail;
import org.mailpromoter.testkit.smtp.SmtpMoment;

/** Mail about the product itself, from what causes it to the server. */
class NoticesTest {
  private static final String CONFIGURATION =
      """
      storage: {file: test.db}
      servers: {files: {connector: file}}
      senders:
        out:
          {kind: smtp, host: localhost, port: %d, security: insecure-plain, authentication: none}
      mailboxes:
        support: {server: files, owner: queue:support, path: support, send: true}
        anna: {server: files, owner: anna, path: anna}
        bert: {server: files, owner: bert, path: bert}
      organization: {use-tracking-tokens: yes}
      users:
        anna: {name: Anna Berg, addresses: [anna@x.example], track: replies}
        bert: {addresses: [bert@x.example], track: replies}
      queues: {support: {name: Support, addresses: [support@x.example], track: none}}
      console: {hosts: [crm.x.example]}
      notices: {from: support, %s}
      """;
  private static final Pattern ENCODED = Pattern.compile("=([0-9A-F]{2})");

  @TempDir private Path folder;
  private final Hand clock = new Hand();
  private final ScriptedSmtpServer server = ScriptedSmtpServer.plain();
  private final List<String> told = new ArrayList<>();

  /** A clock that is moved by hand; it begins on a Wednesday. */
  private static final class Hand extends Clock {
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    private void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Keeps what is told. */
  private final class Teller implements NoticeListener {
    @Override
    public void written(String key, OutgoingMail mail) {
      told.add(key);
    }

    @Override
    public void failed(String what, String why) {
      told.add(what + ": " + why);
    }
  }

  @BeforeEach
  void makeMailboxes() throws Exception {
    for (String each : List.of("support", "anna", "bert")) {
      Files.createDirectory(folder.resolve(each));
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** A process that starts, with these keys of notices. */
  private OpenInstallation opened(String notices) throws Exception {
    return opened(CONFIGURATION.formatted(server.port(), notices), clock);
  }

  private OpenInstallation opened(String yaml, Clock time) throws Exception {
    Path file = Files.writeString(folder.resolve("mailpromoter.yaml"), yaml);
    PartMaker maker = new PartMaker();
    DeploymentReader reader =
        new DeploymentReader(
            PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
            maker,
            List.of(),
            name -> Optional.empty());
    return new Installation(reader.read(file), maker, time).openToSynchronize();
  }

  private Notices notices(OpenInstallation open) {
    return new Notices(open, new Teller());
  }

  private static List<OutgoingMail> mails(OpenInstallation open) {
    return open.storage().outgoingStore().list(OutgoingFilter.ALL, Optional.empty(), 100);
  }

  private void send(OpenInstallation open) throws InterruptedException {
    var unused = Sending.drain(open, open.parts().deployment().mailboxes());
  }

  private void raise(OpenInstallation open, String about, String text) {
    open.storage()
        .alertLog()
        .raise(new Alert(Alert.Level.ERROR, clock.instant(), about, "imap/login", text).lasting());
  }

  private static String text(SmtpMail mail) {
    String lines = mail.content().replace("=\r\n", "").replace("\r\n", "\n");
    return ENCODED
        .matcher(lines)
        .replaceAll(each -> String.valueOf((char) Integer.parseInt(each.group(1), 16)));
  }

  private void receive(String mailbox, String name, String from) throws Exception {
    Path file = folder.resolve(mailbox + "/" + name + ".eml");
    Files.writeString(
        file,
        """
        Message-ID: <%s@c.example>
        From: %s
        To: %s@x.example
        Date: Tue, 24 Nov 2026 10:00:00 +0000
        Subject: About %s

        Hello.
        """
            .formatted(name, from, mailbox, name));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-24T10:00:00Z")));
  }

  private void synchronizeOnce(OpenInstallation open) throws InterruptedException {
    Requester by = new Requester(new Actor.Program("test"), Channel.SERVICE, "", "");
    var unused =
        new Synchronization(open)
            .run(
                by,
                open.parts().deployment().mailboxes(),
                Synchronization.Trying.ALL,
                SyncListener.NONE);
  }

  @Test
  void alertsOfAFewMinutesLeaveInOneMail() throws Exception {
    try (OpenInstallation open = opened("alerts-to: [admin@x.example, boss@x.example]")) {
      Notices notices = notices(open);
      raise(open, "anna", "The login was refused. Correct it.");
      notices.due();
      assertThat(mails(open)).isEmpty();
      clock.pass(Duration.ofMinutes(1));
      raise(open, "bert", "The server is down.");
      clock.pass(Duration.ofMinutes(1));
      notices.due();
      notices.due();
      send(open);
    }
    SmtpMail mail = server.received().get(0);
    assertThat(server.received()).hasSize(1);
    assertThat(mail.recipients()).hasSize(2);
    assertThat(text(mail))
        .contains("Auto-Submitted: auto-generated")
        .contains("Subject: Mailpromoter: 2 alerts: anna, bert\n")
        .contains("The login was refused. Correct it.")
        .contains("The server is down.")
        .contains("https://crm.x.example/alerts");
    assertThat(told).containsExactly("alerts 1-2");
  }

  @Test
  void aRaisedAlertLeavesOnceAlthoughTheProcessDiesAtAnyPoint() throws Exception {
    String keys = "alerts-to: [admin@x.example]";
    try (OpenInstallation open = opened(keys)) {
      raise(open, "anna", "The login was refused.");
    }
    clock.pass(Duration.ofMinutes(2));
    try (OpenInstallation open = opened(keys)) {
      notices(open).due(); // written, and not sent
      long noted = 1;
      open.storage()
          .alertOutbox()
          .settle( // as if the process had died before it noted that
              NoticesDeployment.ALERTS, noted, Settlement.postponed(0, clock.instant(), ""));
      raise(open, "bert", "The server is down.");
    }
    clock.pass(Duration.ofMinutes(2));
    try (OpenInstallation open = opened(keys)) {
      notices(open).due();
      send(open);
    }
    assertThat(server.received()).hasSize(1);
    assertThat(text(server.received().get(0)))
        .contains("Subject: Mailpromoter: error: The login was refused.\n");
    clock.pass(Duration.ofMinutes(10));
    try (OpenInstallation open = opened(keys)) {
      notices(open).due();
      send(open);
    }
    assertThat(server.received()).hasSize(2);
    assertThat(text(server.received().get(1)))
        .contains("The server is down.")
        .doesNotContain("The login was refused");
  }

  @Test
  void furtherAlertsOfAnHourShareAMail() throws Exception {
    try (OpenInstallation open = opened("alerts-to: [admin@x.example], alerts-per-hour: 2")) {
      Notices notices = notices(open);
      for (int minute = 0; minute < 60; minute++) {
        raise(open, "anna", "Failure " + minute + ".");
        clock.pass(Duration.ofMinutes(1));
        notices.due();
        send(open);
      }
      assertThat(server.received()).hasSize(2);
      assertThat(text(server.received().get(1))).contains("And 10 more.");
    }
  }

  @Test
  void mutedCausesAreNotMailedAndWorksAgainIsSaid() throws Exception {
    try (OpenInstallation open = opened("alerts-to: [admin@x.example]")) {
      open.storage()
          .alertHandlings()
          .put(
              new AlertHandling(
                  new AlertCause("anna", "imap/login"),
                  AlertHandling.Kind.MUTED,
                  clock.instant().plus(Duration.ofDays(1)),
                  new Actor.Person("admin"),
                  clock.instant()));
      Notices notices = notices(open);
      raise(open, "anna", "The login was refused.");
      over(open, "anna");
      clock.pass(Duration.ofMinutes(2));
      notices.due();
      assertThat(mails(open)).isEmpty();
      raise(open, "bert", "The server is down.");
      clock.pass(Duration.ofMinutes(2));
      notices.due();
      over(open, "bert");
      clock.pass(Duration.ofMinutes(10));
      send(open);
      notices.due();
      send(open);
    }
    assertThat(server.received()).hasSize(2);
    assertThat(text(server.received().get(1)))
        .contains("Subject: Mailpromoter: The mailbox bert works again.\n");
  }

  private void over(OpenInstallation open, String about) {
    open.storage()
        .alertLog()
        .raise(Alert.over(clock.instant(), about, "The mailbox " + about + " works again."));
  }

  @Test
  void aNoticeThatFailsCausesNoOther() throws Exception {
    try (OpenInstallation open = opened("alerts-to: [admin@x.example]")) {
      Notices notices = notices(open);
      raise(open, "anna", "The login was refused.");
      clock.pass(Duration.ofMinutes(2));
      notices.due();
      server.next(SmtpMoment.RCPT, SmtpAction.says("550 5.1.1 no such user"));
      send(open);
      assertThat(mails(open))
          .extracting(each -> each.state().phase())
          .containsExactly(Phase.FAILED);
      assertThat(open.storage().alertLog().latest(1))
          .singleElement()
          .satisfies(each -> assertThat(each.code()).isEqualTo("sending/failed"));
      clock.pass(Duration.ofHours(1));
      notices.due();
      assertThat(mails(open)).hasSize(1);
    }
  }

  @Test
  void whileNothingCanBeSentOneMailWaits() throws Exception {
    try (OpenInstallation open = opened("alerts-to: [admin@x.example]")) {
      Notices notices = notices(open);
      for (int i = 0; i < 5; i++) {
        raise(open, "anna", "Failure " + i + ".");
        clock.pass(Duration.ofHours(1));
        notices.due();
      }
      assertThat(mails(open)).hasSize(1);
    }
  }

  @Test
  void aNoticeConcernsNoCrm() throws Exception {
    try (OpenInstallation open = opened("alerts-to: [admin@x.example]")) {
      SinkId crm = new SinkId("crm");
      open.storage().outbox().subscribe(Set.of(crm));
      raise(open, "anna", "The login was refused.");
      clock.pass(Duration.ofMinutes(2));
      notices(open).due();
      assertThat(open.storage().outbox().due(crm, clock.instant(), 9)).isEmpty();
      assertThat(open.storage().activityHistory().find(new ActivityId(1)))
          .map(each -> each.subject())
          .contains("Mailpromoter: error: The login was refused.");
    }
  }

  @Test
  void theReportOnAWeekIsMailedOnceFromMonday() throws Exception {
    String keys = "report-to: [boss@x.example]";
    receive("anna", "one", "tom@c.example");
    try (OpenInstallation open = opened(keys)) {
      notices(open).due(); // on the week before
      send(open);
      synchronizeOnce(open);
      clock.now = Instant.parse("2026-11-30T04:59:59Z");
      notices(open).due();
      assertThat(told).containsExactly("report 2026-W47");
      clock.pass(Duration.ofSeconds(1));
      notices(open).due();
    }
    try (OpenInstallation open = opened(keys)) {
      notices(open).due();
      send(open);
    }
    assertThat(told).containsExactly("report 2026-W47", "report 2026-W48");
    assertThat(text(server.received().get(0))).contains("No mail was decided.");
    assertThat(text(server.received().get(1)))
        .contains("Subject: Mailpromoter: week of 23 November 2026, 0 of 1 mails promoted\n")
        .contains("Decided: 1. Became email activities: 0. Refused: 1. Left alone: 0.")
        .contains("- anna: 0 promoted, 1 refused")
        .contains("- NoCorrelationMatch: 1")
        .contains("- tom@c.example, 1 refused: ")
        .doesNotContain("About one");
  }

  @Test
  void usersLearnOfTheirOwnRefusedMailOnceADay() throws Exception {
    String keys = "digest: daily, digest-except: [bert]";
    receive("anna", "one", "tom@c.example");
    receive("anna", "two", "tom@c.example");
    receive("anna", "notice", "support@x.example");
    receive("bert", "three", "eve@c.example");
    try (OpenInstallation open = opened(keys)) {
      synchronizeOnce(open);
      notices(open).due();
      send(open);
    }
    try (OpenInstallation open = opened(keys)) {
      notices(open).due();
      clock.pass(Duration.ofDays(1));
      notices(open).due();
      send(open);
    }
    assertThat(told).containsExactly("digest user:anna 2026-11-25");
    assertThat(server.received()).hasSize(1);
    assertThat(text(server.received().get(0)))
        .contains("To: \"Anna Berg\"\n <anna@x.example>")
        .contains("2 mails did not become email activities")
        .contains("the latest of 2 mails of this sender")
        .contains("from tom@c.example")
        .contains("What you can do:\n- ")
        .contains("https://crm.x.example/messages/")
        .doesNotContain("eve@c.example", "About three", "About notice");
  }

  @Test
  void withoutAMailboxThatSendsItIsSaidOnce() throws Exception {
    String yaml =
        CONFIGURATION
            .formatted(server.port(), "report-to: [boss@x.example]")
            .replace("send: true", "send: false");
    try (OpenInstallation open = opened(yaml, clock)) {
      Notices notices = notices(open);
      notices.due();
      clock.pass(Duration.ofHours(1));
      notices.due();
    }
    assertThat(told).singleElement().asString().startsWith("the weekly report: ");
  }
}
