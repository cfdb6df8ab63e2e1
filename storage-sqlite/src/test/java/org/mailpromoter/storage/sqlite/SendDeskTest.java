package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.dispatch.OriginalMail;
import org.mailpromoter.core.dispatch.OriginalMails;
import org.mailpromoter.core.dispatch.SendDesk;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.Worker;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** Mail that waits for its first try is an activity already. */
class SendDeskTest {
  private static final MailboxId MAILBOX = new MailboxId("christopher");
  private static final RecordId USER = RecordId.user("christopher");
  private static final RecordId CONTOSO = RecordId.parse("account:contoso").orElseThrow();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);
  private static final EnvelopeAddress ANNA = new EnvelopeAddress("anna@customer.example");
  private static final EnvelopeAddress EVE = new EnvelopeAddress("eve@ours.example");

  @TempDir private Path folder;
  private SqliteStorage storage;

  private final FixedDirectory directory =
      new FixedDirectory(
          List.of(
              new RecordEntry(
                  PartyRecord.of(USER, "christopher"),
                  List.of(new EmailAddress("christopher@ours.example")))));
  private final List<CorrelationStrategy> strategies =
      BuiltInStrategies.of(TrackingTokenFormat.DEFAULT);

  @BeforeEach
  void open() {
    storage = SqliteStorage.open(folder.resolve("t.db"));
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private Optional<OutgoingMail> take(byte[] message, Recipient... recipients) throws IOException {
    SentMail reader = new SentMail(storage.activityStore(), directory, strategies, CLOCK);
    SendProcess process = new SendProcess(RetrySchedule.STANDARD);
    return new SendDesk(storage.outgoingStore(), reader, process, CLOCK)
        .take(
            MAILBOX,
            new EnvelopeAddress("christopher@ours.example"),
            List.of(recipients),
            frozen(message),
            Optional.of(CONTOSO),
            Optional.empty(),
            ContentKeeper.NONE);
  }

  private static FrozenMessage frozen(byte[] bytes) {
    return new FrozenMessage() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public boolean needsUtf8() {
        return false;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  private static MailBuilder offer() {
    return MailBuilder.mail()
        .id("<mp.offer@ours.example>")
        .from("christopher@ours.example")
        .to("anna@customer.example")
        .date("Mon, 5 Jan 2026 10:00:00 +0000")
        .subject("Offer CRM:0001001");
  }

  private void sync(FolderTask folder, InMemoryMailbox mailbox) throws Exception {
    try (Worker worker = storage.turns().join()) {
      Turn turn = worker.take(MAILBOX).orElseThrow();
      new Synchronizer(storage.activityStore(), directory, strategies, CLOCK)
          .synchronize(
              new MailboxTask(turn, mailbox, List.of(folder)), policy(), 1, SyncListener.NONE);
    }
  }

  private static Policy policy() {
    return Policy.of(
        OrganizationSettings.DEFAULT,
        List.of(new Owner(USER, "Christopher", Setting.byDefault(TrackOption.REPLIES))),
        Map.of(MAILBOX, MailboxPolicy.ownedBy(USER)),
        Setting.byDefault(List.of("in-reply-to", "references", "tracking-token")));
  }

  private EmailActivity activity(long number) {
    return storage.activityHistory().find(new ActivityId(number)).orElseThrow();
  }

  @Test
  void aReplyFindsTheMailBeforeItWasSent() throws Exception {
    OutgoingMail mail = take(offer().bytes(), Recipient.of(Role.TO, ANNA)).orElseThrow();
    InMemoryMailbox inbox = new InMemoryMailbox();
    inbox.deliver(reply("1").inReplyTo("<mp.offer@ours.example>").bytes());
    inbox.deliver(reply("2").subject("Re: Offer CRM:0001001").bytes());
    sync(FolderTask.incoming(InMemoryMailbox.INBOX), inbox);
    EmailActivity byId = activity(2);
    EmailActivity byToken = activity(3);
    assertThat(List.of(byId, byToken))
        .allSatisfy(
            each -> {
              assertThat(each.correlatedActivity()).contains(mail.activity());
              assertThat(each.regarding()).contains(CONTOSO);
            });
    assertThat(byId.correlationMethod()).isEqualTo(CorrelationMethod.IN_REPLY_TO);
    assertThat(byToken.correlationMethod()).isEqualTo(CorrelationMethod.TRACKING_TOKEN);
    assertThat(storage.outgoingStore().find(mail.id()).orElseThrow().state().phase())
        .isEqualTo(Phase.PENDING_SEND);
  }

  @Test
  void theCopyInTheSentFolderIsTheSameActivity() throws Exception {
    take(offer().bytes(), Recipient.of(Role.TO, ANNA), Recipient.of(Role.BCC, EVE));
    InMemoryMailbox sent = new InMemoryMailbox();
    sent.deliver(offer().bytes());
    sync(new FolderTask(InMemoryMailbox.INBOX, FolderRole.SENT), sent);
    assertThat(storage.activityHistory().find(new ActivityId(2))).isEmpty();
  }

  @Test
  void hiddenRecipientsArePartiesAndNotInTheBytes() throws Exception {
    OutgoingMail mail =
        take(offer().bytes(), Recipient.of(Role.TO, ANNA), Recipient.of(Role.BCC, EVE))
            .orElseThrow();
    assertThat(activity(1).parties())
        .filteredOn(each -> each.role() == Role.BCC)
        .extracting(each -> each.address().address())
        .containsExactly(EVE.address());
    try (InputStream bytes = storage.outgoingStore().message(mail.id()).open()) {
      assertThat(bytes.readAllBytes()).isEqualTo(offer().bytes());
    }
    assertThat(mail.envelope().recipients()).containsExactly(ANNA, EVE);
  }

  @Test
  void theSameMailIsTakenOnce() throws Exception {
    assertThat(take(offer().bytes(), Recipient.of(Role.TO, ANNA))).isPresent();
    assertThat(take(offer().bytes(), Recipient.of(Role.TO, ANNA))).isEmpty();
  }

  private OriginalMail original(long number) {
    return new OriginalMails(
            storage.activityHistory(), storage.decisionHistory(), storage.outgoingStore())
        .find(new ActivityId(number))
        .orElseThrow();
  }

  @Test
  void whoAnswersFindsTheHeaderOfWhatIsAnswered() throws Exception {
    take(
        offer().field("References", "<a@x.example> <b@x.example>").bytes(),
        Recipient.of(Role.TO, ANNA));
    InMemoryMailbox inbox = new InMemoryMailbox();
    inbox.deliver(
        reply("1")
            .inReplyTo("<mp.offer@ours.example>")
            .field("Reply-To", "desk@customer.example")
            .body("Thanks")
            .bytes());
    sync(FolderTask.incoming(InMemoryMailbox.INBOX), inbox);
    assertThat(original(1).chain())
        .containsExactly(new MessageId("a@x.example"), new MessageId("b@x.example"));
    OriginalMail received = original(2);
    assertThat(received.chain()).containsExactly(new MessageId("mp.offer@ours.example"));
    assertThat(received.header().orElseThrow().replyTo().addresses())
        .containsExactly(NamedAddress.of("desk@customer.example"));
    assertThat(received.activity().body().text()).contains("Thanks");
  }

  @Test
  void withoutItsHeaderTheConversationSaysWhatWasBefore() throws Exception {
    take(offer().bytes(), Recipient.of(Role.TO, ANNA));
    InMemoryMailbox inbox = new InMemoryMailbox();
    inbox.deliver(reply("1").inReplyTo("<mp.offer@ours.example>").bytes());
    inbox.deliver(reply("2").inReplyTo("<reply1@customer.example>").bytes());
    sync(FolderTask.incoming(InMemoryMailbox.INBOX), inbox);
    storage
        .privacy()
        .erase(new EmailAddress("anna@customer.example"), CLOCK.instant().plusSeconds(1));
    OriginalMail last = original(3);
    assertThat(last.header()).isEmpty();
    assertThat(last.chain())
        .containsExactly(
            new MessageId("mp.offer@ours.example"), new MessageId("reply1@customer.example"));
  }

  private static MailBuilder reply(String number) {
    return MailBuilder.mail()
        .id("<reply" + number + "@customer.example>")
        .date("Mon, 5 Jan 2026 11:00:00 +0000")
        .from("anna@customer.example")
        .to("christopher@ours.example");
  }
}
