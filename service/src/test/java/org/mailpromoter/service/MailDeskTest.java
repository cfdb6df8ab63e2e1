package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.HtmlText;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.MailKind;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.change.MailDesk;
import org.mailpromoter.installation.change.MailProposals;
import org.mailpromoter.installation.change.NewMail;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.SendingIdentities;
import org.mailpromoter.installation.change.SendingIdentity;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.spi.loading.PluginLoader;

/** What people and programs send, before it is tried. */
class MailDeskTest {
  private static final Requester MARIA = Requester.command(new Actor.Person("maria"));
  private static final RecordId ANNA = RecordId.user("anna");
  private static final RecordId SALES = RecordId.queue("sales");
  private static final String TOM = "Tom Ray <tom@home.example>";
  private static final String CONFIGURATION =
      """
      storage: {file: test.db}
      servers: {files: {connector: file}}
      senders:
        out: {kind: smtp, host: localhost, port: 1, security: insecure-plain, authentication: none}
      mailboxes:
        anna: {server: files, owner: anna, path: anna, send: true, sends-for: [queue:sales]}
      users:
        anna: {name: Anna Berg, addresses: [anna@x.example], track: all, signature: "Anna\\nCRM",
               delegates: [bert]}
        bert: {addresses: [bert@x.example]}
        cleo: {addresses: [cleo@x.example]}
      queues:
        sales: {name: Sales, addresses: [sales@x.example], owner: bert, delegates: [cleo]}
        silent: {addresses: [silent@x.example]}
      """;

  @TempDir private Path folder;
  private OpenInstallation open;

  @BeforeEach
  void open() throws Exception {
    Files.createDirectory(folder.resolve("anna"));
    Path file = Files.writeString(folder.resolve("mailpromoter.yaml"), CONFIGURATION);
    PartMaker maker = new PartMaker();
    DeploymentReader reader =
        new DeploymentReader(
            PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
            maker,
            List.of(),
            name -> Optional.empty());
    Clock clock = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
    open = new Installation(reader.read(file), maker, clock).openToSynchronize();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static NewMail mail(RecordId from, String subject, String text) {
    return new NewMail(
        from,
        List.of(Addressee.parse(org.mailpromoter.core.party.Role.TO, TOM).orElseThrow()),
        subject,
        text,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private MailDesk desk() {
    return new MailDesk(open);
  }

  private String bytes(MailDesk.Taken taken) throws IOException {
    try (InputStream bytes = open.storage().outgoingStore().message(taken.mail().id()).open()) {
      return new String(bytes.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void aMailHasOneTokenAndATopicWithoutIt() throws Exception {
    String bytes = bytes(desk().send(MARIA, mail(ANNA, "Offer", "Hello"), Optional.empty()));
    assertThat(bytes).contains("Subject: Offer CRM:0001001\r\n", "Thread-Topic: Offer\r\n");
    String again =
        bytes(desk().send(MARIA, mail(ANNA, "Re: Offer CRM:0001001", "Hello"), Optional.empty()));
    assertThat(again).contains("Subject: Re: Offer CRM:0001001\r\n");
  }

  @Test
  void aRequestIsTakenOnce() throws Exception {
    MailDesk.Taken first = desk().send(MARIA, mail(ANNA, "Offer", "Hello"), Optional.of("k"));
    MailDesk.Taken second = desk().send(MARIA, mail(ANNA, "Offer", "Hello"), Optional.of("k"));
    assertThat(first.isNew()).isTrue();
    assertThat(second.isNew()).isFalse();
    assertThat(second.mail()).isEqualTo(first.mail());
    Requester ben = Requester.command(new Actor.Person("ben"));
    assertThat(desk().send(ben, mail(ANNA, "Offer", "Hello"), Optional.of("k")).isNew()).isTrue();
  }

  @Test
  void aMailboxMaySendForOthers() throws Exception {
    MailDesk.Taken taken = desk().send(MARIA, mail(SALES, "Offer", "Hello"), Optional.empty());
    assertThat(taken.mail().mailbox()).hasToString("anna");
    assertThat(taken.mail().sender()).hasToString("anna@x.example");
    assertThat(bytes(taken)).contains("\r\n <sales@x.example>\r\n");
    assertThatThrownBy(
            () ->
                desk().send(MARIA, mail(RecordId.queue("silent"), "Offer", "Hi"), Optional.empty()))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.why()).isEqualTo(RefusedException.Why.SENDS_NOTHING));
  }

  @Test
  void fieldsOfATemplateAreFilledIn() throws Exception {
    NewMail template =
        mail(ANNA, "Offer for {{recipient.name}}", "Dear {{recipient.name}}, {{date}}");
    assertThat(desk().filled(template))
        .satisfies(
            filled -> {
              assertThat(filled.subject()).isEqualTo("Offer for Tom Ray");
              assertThat(filled.text()).isEqualTo("Dear Tom Ray, 25 November 2026");
            });
    assertThatThrownBy(() -> desk().filled(mail(ANNA, "Offer", "Dear {{recipient.nme}}")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.about().get(0)).contains("Did you mean 'recipient.name'?"));
  }

  @Test
  void htmlIsSentSafeWithItsText() throws Exception {
    NewMail plain = mail(ANNA, "Offer", "");
    NewMail html =
        new NewMail(
            ANNA,
            plain.recipients(),
            "Offer",
            "",
            Optional.of(new HtmlText("<p>Hello <b>Tom</b></p><script>x()</script>", List.of())),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false);
    assertThat(bytes(desk().send(MARIA, html, Optional.empty())))
        .contains("multipart/alternative", "Hello Tom", "<b>Tom</b>")
        .doesNotContain("script");
  }

  @Test
  void oneSendsAsOneselfAsOnesQueuesAndAsWhoLetsOne() {
    assertThat(identities("anna")).containsExactly("user:anna");
    assertThat(identities("bert")).containsExactly("queue:sales", "user:anna");
    assertThat(identities("cleo")).containsExactly("queue:sales");
  }

  private List<String> identities(String user) {
    Deployment deployment = open.parts().deployment();
    Identity identity = Identity.of(user, Role.USER).as(RecordId.user(user));
    return new SendingIdentities(deployment)
        .of(Permissions.of(identity, deployment)).stream()
            .map(SendingIdentity::owner)
            .map(RecordId::toString)
            .toList();
  }

  @Test
  void aProgramAnswersNoProgram() throws Exception {
    EmailActivity report = received("Auto-Submitted: auto-replied\n");
    assertThatThrownBy(() -> desk().send(MARIA, answer(report, true), Optional.empty()))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.why()).isEqualTo(RefusedException.Why.AUTOMATIC_ANSWER);
              assertThat(refused.about().get(0)).contains("sent by a program");
            });
    assertThat(desk().send(MARIA, answer(report, false), Optional.empty()).isNew()).isTrue();
  }

  @Test
  void aProgramAnswersAPersonAFewTimesAnHour() throws Exception {
    EmailActivity question = received("");
    for (int i = 0; i < 5; i++) {
      assertThat(desk().send(MARIA, answer(question, true), Optional.empty()).isNew()).isTrue();
    }
    assertThatThrownBy(() -> desk().send(MARIA, answer(question, true), Optional.empty()))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void anAnswerStandsAboveTheSignatureAndWhatItQuotes() throws Exception {
    SendingIdentity anna = new SendingIdentities(open.parts().deployment()).of(ANNA);
    assertThat(MailProposals.blank(anna).text()).isEqualTo("\n\n-- \nAnna\nCRM\n");
    String reply =
        new MailProposals(open).of(MailKind.REPLY, received("").id(), anna).orElseThrow().text();
    assertThat(reply).startsWith("\n\n-- \nAnna\nCRM\n").endsWith("> How much?\n");
  }

  private static NewMail answer(EmailActivity original, boolean automatic) {
    NewMail plain = mail(ANNA, "Re: Question", "Soon.");
    return new NewMail(
        ANNA,
        plain.recipients(),
        plain.subject(),
        plain.text(),
        Optional.empty(),
        List.of(),
        Optional.of(new NewMail.Relation(MailKind.REPLY, original.id())),
        Optional.empty(),
        automatic);
  }

  private EmailActivity received(String header) throws Exception {
    String message =
        "Message-ID: <q@home.example>\nFrom: Tom Ray <tom@home.example>\nTo: anna@x.example\n"
            + "Date: Wed, 25 Nov 2026 10:00:00 +0000\nSubject: Question\n"
            + header
            + "\nHow much?\n";
    try (InputStream bytes =
        new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII))) {
      Files.copy(bytes, folder.resolve("anna").resolve("q.eml"));
    }
    Synchronization.Outcome unused =
        new Synchronization(open)
            .run(
                MARIA,
                open.parts().deployment().mailboxes(),
                Synchronization.Trying.ALL,
                SyncListener.NONE);
    return new Activities(open).find(1);
  }
}
