package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/** The story of the support article, with the built distribution and a real Dovecot. */
class SeedStoryIT {
  @TempDir private Path folder;
  private DovecotServer server;
  private Distribution distribution;

  @BeforeEach
  void start() throws Exception {
    DovecotServer.requireOrSkip();
    server = DovecotServer.start(Map.of("christopher", "secret"));
    distribution = new Distribution(folder);
    distribution.configure(
        """
        servers:
          office:
            connector: imap
            host: localhost
            port: %d
            trust: %s
        mailboxes:
          christopher:
            server: office
            owner: christopher
            username: christopher
            password: secret
        users:
          christopher:
            name: Christopher Reed
            addresses: [christopher@ours.example]
        """
            .formatted(server.imapsPort(), server.certificate()));
    Path contacts =
        distribution.write(
            "contacts.csv", "kind,id,name,address\ncontact,anna,Anna Berg,anna@customer.example\n");
    assertThat(distribution.run("records", "import", contacts.toString()).code()).isZero();
    Path sent =
        distribution.write(
            "sent.eml",
            "From: christopher@ours.example\nTo: anna@customer.example\nSubject: Offer\n"
                + "Message-ID: <offer@ours.example>\nDate: Mon, 5 Jan 2026 09:00:00"
                + " +0000\n\nHello\n");
    assertThat(
            distribution
                .run("activities", "record-sent", sent.toString(), "--regarding", "account:contoso")
                .code())
        .isZero();
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      distribution.assertSound();
      server.close();
    }
  }

  private static MailBuilder fromAnna(String id) {
    return mail()
        .id(id)
        .from("Anna Berg <anna@customer.example>")
        .to("christopher@ours.example")
        .subject("Question");
  }

  private String sync() throws Exception {
    Distribution.Result result = distribution.run("sync");
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }

  private String explain(String id) throws Exception {
    return distribution.run("explain", id).out().replaceAll("\\s+", " ");
  }

  @Test
  void mailFromAContactIsRefusedUnderTheDefaultAndExplained() throws Exception {
    server.deliver("christopher", fromAnna("<question@customer.example>").bytes());
    assertThat(sync()).contains("NoCorrelationMatch");
    assertThat(explain("<question@customer.example>"))
        .contains("was not promoted (NoCorrelationMatch)")
        .contains("Christopher Reed (To christopher@ours.example) has Track option 1")
        .contains("accepts replies to tracked mail only")
        .contains("in-reply-to: the message contains nothing to look for")
        .contains("mailpromoter users track christopher contacts");
  }

  @Test
  void aReplyToSentMailIsPromotedAndInheritsTheRegardingRecord() throws Exception {
    server.deliver(
        "christopher",
        fromAnna("<reply@customer.example>").inReplyTo("<offer@ours.example>").bytes());
    assertThat(sync()).contains("CorrelationMatch");
    assertThat(distribution.run("--output", "json", "activities", "show", "2").out())
        .contains("\"InReplyTo\"");
    assertThat(distribution.run("activities", "show", "2").out())
        .contains("recognised by: InReplyTo", "answers activity: 1")
        .contains("regarding: account:contoso", "parent activity: 1", "Hello.");
  }

  @Test
  void otherOptionsPromoteWhatFollows() throws Exception {
    assertThat(distribution.run("users", "track", "christopher", "2", "--by", "chris").code())
        .isZero();
    server.deliver("christopher", fromAnna("<two@customer.example>").bytes());
    assertThat(sync()).contains("SenderMatch");
    assertThat(explain("<two@customer.example>")).contains("chosen by chris");
    distribution.run("users", "track", "christopher", "0");
    server.deliver(
        "christopher",
        mail()
            .id("<zero@x.example>")
            .from("stranger@x.example")
            .to("christopher@ours.example")
            .bytes());
    assertThat(sync()).contains("AcceptAll");
  }

  @Test
  void withCorrelationOffTheReplyFailsAndTheExplanationNamesTheSwitch() throws Exception {
    assertThat(distribution.run("settings", "set", "use-correlation", "no").code()).isZero();
    server.deliver(
        "christopher",
        fromAnna("<reply@customer.example>").inReplyTo("<offer@ours.example>").bytes());
    assertThat(sync()).contains("NoCorrelationMatch");
    assertThat(explain("reply@customer.example"))
        .contains("a setting keeps the system from recognising it")
        .contains("setting use-correlation = no")
        .contains("settings set use-correlation yes");
  }

  @Test
  void whatWasRefusedIsRetriedWithItsBodyFromTheServer() throws Exception {
    server.deliver("christopher", fromAnna("<later@customer.example>").bytes());
    assertThat(sync()).contains("NoCorrelationMatch");
    assertThat(distribution.run("users", "track", "christopher", "2").out())
        .contains("mailpromoter retry --since 30d");
    Distribution.Result retry = distribution.run("retry", "--since", "30d");
    assertThat(retry.code()).as(retry.err()).isZero();
    assertThat(distribution.run("activities", "show", "2").out())
        .contains("later@customer.example", "Hello.");
    assertThat(server.anySeen("christopher")).isFalse();
  }

  @Test
  void anAttachmentIsWrittenToTheFileThatTheCallerNamesAndToNoOther() throws Exception {
    distribution.run("users", "track", "christopher", "0");
    server.deliver(
        "christopher",
        fromAnna("<file@customer.example>")
            .field("MIME-Version", "1.0")
            .field("Content-Type", "multipart/mixed; boundary=b")
            .body(
                "--b\nContent-Type: application/pdf; name=\"../../offer.pdf\"\n"
                    + "Content-Transfer-Encoding: base64\n\nSGVsbG8=\n--b\n"
                    + "Content-Type: application/octet-stream; name=run.exe\n\nx\n--b--\n")
            .bytes());
    sync();
    assertThat(distribution.run("activities", "show", "2").out().replaceAll("\\s+", " "))
        .contains("1 offer.pdf application/pdf", "its type is blocked")
        .contains("missing: 1 attachment, because of its type");
    Path target = folder.resolve("saved");
    Distribution.Result saved =
        distribution.run("activities", "attachment", "2", "1", "--to", target.toString());
    assertThat(saved.code()).as(saved.err()).isZero();
    assertThat(target).hasContent("Hello");
    assertThat(
            distribution.run("activities", "attachment", "2", "1", "--to", target.toString()).err())
        .contains("already exists");
    assertThat(distribution.run("activities", "attachment", "2", "2", "--to", "x").err())
        .contains("is not stored", "its type is blocked");
    assertThat(distribution.run("activities", "attachment", "2", "3", "--to", "x").err())
        .contains("There is no attachment 3 of activity 2. It has 2.");
    assertThat(distribution.run("activities", "attachment", "9", "1", "--to", "x").err())
        .contains("There is no activity 9");
  }

  @Test
  void noMessageBecomesRead() throws Exception {
    distribution.run("users", "track", "christopher", "0");
    server.deliver("christopher", fromAnna("<a@customer.example>").bytes());
    assertThat(sync()).contains("promoted");
    assertThat(server.anySeen("christopher")).isFalse();
  }
}
