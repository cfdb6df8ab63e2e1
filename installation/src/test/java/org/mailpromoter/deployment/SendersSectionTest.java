package org.mailpromoter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.SendLimits;
import org.mailpromoter.core.sending.SentCopyMode;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.loading.PluginLoader;

class SendersSectionTest {
  private static final String FILE =
      """
      storage: {file: test.db}
      servers:
        office: {connector: imap, host: imap.example}
      senders:
        out: {%s}
      mailboxes:
        maria: {server: office, username: m, password: secret, %s}
      users:
        maria: {addresses: [maria@x.example, m@x.example], %s}
        ben: {addresses: [ben@x.example]}
      queues:
        support: {addresses: [support@x.example]}
      """;
  private static final String SMTP = "kind: smtp, host: smtp.example";

  @TempDir private Path folder;

  private final DeploymentReader reader =
      new DeploymentReader(
          PluginLoader.load(Path.of("no-such-folder"), HostKeys.RESERVED),
          new PartMaker(),
          List.of("in-reply-to"),
          name -> Optional.empty());

  private Deployment read(String sender, String mailbox, String user) throws Exception {
    Path file = folder.resolve("mailpromoter.yaml");
    Files.writeString(file, FILE.formatted(sender, mailbox, user));
    return reader.read(file);
  }

  private Optional<MailboxSending> sending(String sender, String mailbox) throws Exception {
    return read(sender, mailbox, "active: true").mailboxes().get(0).sending();
  }

  @Test
  void aMailboxSendsOnlyIfItIsToldTo() throws Exception {
    assertThat(sending(SMTP, "owner: maria")).isEmpty();
    assertThat(sending(SMTP, "owner: maria, sender: out")).isEmpty();
    MailboxSending sends = sending(SMTP, "owner: maria, send: true").orElseThrow();
    assertThat(sends.sender().name()).isEqualTo("out");
    assertThat(sends.address()).hasToString("maria@x.example");
    assertThat(sends.senders()).containsExactly(RecordId.user("maria"));
    assertThat(sends.sender().limits()).isEqualTo(SendLimits.STANDARD);
    assertThat(sends.sender().sentCopy()).isEqualTo(SentCopyMode.AUTO);
    assertThat(sends.sender().smtpServer()).contains("smtp.example");
  }

  @Test
  void everyKeyIsRead() throws Exception {
    MailboxSending sends =
        sending(
                SMTP
                    + ", connections: 2, per-minute: 3, per-hour: 4, per-day: 5,"
                    + " give-up-after: 6h, sent-copy: none",
                "send: true, send-from: office@x.example, sends-for: [queue:support, ben],"
                    + " sent-folder: Sent")
            .orElseThrow();
    assertThat(sends.sender().connections()).isEqualTo(2);
    assertThat(sends.sender().limits()).isEqualTo(new SendLimits(3, 4, 5));
    assertThat(sends.sender().schedule().giveUpAfter()).isEqualTo(Duration.ofHours(6));
    assertThat(sends.sender().sentCopy()).isEqualTo(SentCopyMode.NONE);
    assertThat(sends.address()).hasToString("office@x.example");
    assertThat(sends.senders())
        .containsExactlyInAnyOrder(RecordId.queue("support"), RecordId.user("ben"));
    assertThat(sends.sentFolder()).contains(new FolderId("Sent"));
  }

  @Test
  void usersSayWhoSendsInTheirName() throws Exception {
    assertThat(read(SMTP, "owner: maria", "delegates: [ben], signature: Maria").ownerSending())
        .containsEntry(
            RecordId.user("maria"), new OwnerSending(Set.of(RecordId.user("ben")), "Maria"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "kind: smpt          | owner: maria             | line 5  | senders.out.kind | did you mean smtp",
        "kind: smtp          | owner: maria             | line 5  | senders.out.host | is missing",
        "kind: smtp, host: h, per-minute: 0 | owner: maria | line 5 | per-minute     | 1",
        "kind: smtp, host: h, give-up-after: 0s | owner: maria | line 5 | give-up-after | longer",
        "kind: smtp, host: h, sent-copy: yes | owner: maria | line 5 | sent-copy     | append",
        "kind: smtp, host: h, port: x | owner: maria, send: true | line 5 | senders.out.port | number",
        "kind: smtp, host: h | send: true               | line 7  | mailboxes.maria.send-from | is missing",
        "kind: smtp, host: h | send: true, send-from: x | line 7  | mailboxes.maria.send-from | 'x' is not an address",
        "kind: smtp, host: h | send: true, owner: maria, sender: our | line 7 | mailboxes.maria.sender | did you mean out",
        "kind: smtp, host: h | send: true, owner: maria, sends-for: [bob] | line 7 | mailboxes.maria.sends-for | no user or queue 'bob'",
        "kind: smtp, host: h, security: insecure-plain | send: true, owner: maria | line 5 | senders.out.authentication | must be none",
      })
  void everyMistakeIsReportedWithItsLineAndKey(
      String sender, String mailbox, String line, String key, String words) {
    assertThatThrownBy(() -> read(sender, mailbox, "active: true"))
        .hasMessageContainingAll(line, key, words);
  }

  @Test
  void delegatesAreUsers() {
    assertThatThrownBy(() -> read(SMTP, "owner: maria", "delegates: [support]"))
        .hasMessageContainingAll("line 9", "users.maria.delegates", "no user 'support'");
  }

  @Test
  void aMailboxWithoutASenderCannotSend() {
    Path file = folder.resolve("mailpromoter.yaml");
    assertThatThrownBy(
            () -> {
              Files.writeString(
                  file,
                  FILE.formatted(SMTP, "owner: maria, send: true", "active: true")
                      .replaceAll("senders:\n.*\n", ""));
              Deployment unused = reader.read(file);
            })
        .hasMessageContainingAll("mailboxes.maria.sender", "the section senders is missing");
  }
}
