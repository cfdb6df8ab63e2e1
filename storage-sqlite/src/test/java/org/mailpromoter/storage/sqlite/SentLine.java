package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.dispatch.SendDesk;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.EmailAddress;
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
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.Worker;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** Anna sends from her mailbox, and her mailbox and that of Eve are synchronized. */
final class SentLine implements AutoCloseable {
  static final MailboxId ANNA = new MailboxId("anna");
  static final MailboxId EVE = new MailboxId("eve");
  static final String FROM = "anna@ours.example";
  static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private static final int MOST_UNUSED = 1_100;
  private static final SendProcess PROCESS = new SendProcess(RetrySchedule.STANDARD);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final RecordId USER = RecordId.user("anna");
  private static final RecordId OTHER = RecordId.user("eve");

  final SqliteStorage storage;
  private final Worker worker;
  private final Map<MailboxId, Turn> turns = new HashMap<>();
  private final TrackOption option;
  private final FixedDirectory directory =
      new FixedDirectory(List.of(user(USER, FROM), user(OTHER, "eve@ours.example")));
  private final List<CorrelationStrategy> strategies =
      BuiltInStrategies.of(TrackingTokenFormat.DEFAULT);

  /**
   * A line.
   *
   * @param file the storage
   * @param option which mail is promoted
   */
  SentLine(Path file, TrackOption option) {
    this.storage = SqliteStorage.open(file);
    this.worker = storage.turns().join();
    this.option = option;
  }

  private static RecordEntry user(RecordId id, String address) {
    return new RecordEntry(PartyRecord.of(id, id.key()), List.of(new EmailAddress(address)));
  }

  /** The mail with a number, before its body. */
  static MailBuilder mail(int number) {
    return mail(number, "Offer " + number);
  }

  static MailBuilder mail(int number, String subject) {
    return MailBuilder.mail()
        .id("<" + id(number) + ">")
        .from(FROM)
        .to("tom@customer.example, mary@customer.example")
        .date("Mon, 5 Jan 2026 10:00:00 +0000")
        .subject(subject);
  }

  /** The Message-ID of the mail with a number; the left part is its envelope id. */
  static String id(int number) {
    return left(number) + "@ours.example";
  }

  static String left(int number) {
    return "mp.abcdefghijklmnopqrstuv" + (1_000 + number);
  }

  /** Takes a mail to recipients, which waits for its first try. */
  OutgoingMail take(byte[] bytes, String... recipients) {
    SentMail reader = new SentMail(storage.activityStore(), directory, strategies, CLOCK);
    try {
      return new SendDesk(storage.outgoingStore(), reader, PROCESS, CLOCK)
          .take(
              ANNA,
              new EnvelopeAddress(FROM),
              Stream.of(recipients)
                  .map(each -> Recipient.of(Role.TO, new EnvelopeAddress(each)))
                  .toList(),
              new Frozen(bytes),
              Optional.empty(),
              ContentKeeper.NONE)
          .orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hands a mail over; its answer is open. */
  OutgoingMail handOver(OutgoingMail mail) {
    change(mail, new SendEvent.Claimed());
    change(mail, new SendEvent.HandedOver(Map.of()));
    return mail;
  }

  void lose(OutgoingMail mail) {
    change(mail, new SendEvent.Answered(new SubmissionOutcome.Uncertain("no answer", Map.of())));
  }

  void accept(OutgoingMail mail, String words) {
    ServerReply reply = new ServerReply(250, words);
    change(mail, new SendEvent.Answered(new SubmissionOutcome.Accepted(reply, Map.of())));
  }

  void change(OutgoingMail mail, SendEvent event) {
    assertThat(storage.outgoingStore().change(mail.id(), event, PROCESS, NOW)).isPresent();
  }

  SendState state(OutgoingMail mail) {
    return storage.outgoingStore().find(mail.id()).orElseThrow().state();
  }

  /** What a mailbox with these messages in its only folder reports; each is read once. */
  MailboxReport read(MailboxId mailbox, FolderRole role, byte[]... messages) {
    InMemoryMailbox source = new InMemoryMailbox();
    for (byte[] each : messages) {
      source.deliver(each);
    }
    return read(mailbox, role, source);
  }

  MailboxReport read(MailboxId mailbox, FolderRole role, InMemoryMailbox source) {
    try {
      return new Synchronizer(storage.activityStore(), directory, strategies, CLOCK)
          .synchronize(
              new MailboxTask(
                  turns.computeIfAbsent(mailbox, each -> worker.take(each).orElseThrow()),
                  source,
                  List.of(new FolderTask(InMemoryMailbox.INBOX, role))),
              policy(),
              1,
              SyncListener.NONE);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Policy policy() {
    return Policy.of(
        OrganizationSettings.DEFAULT,
        List.of(
            new Owner(USER, "Anna", Setting.byDefault(option)),
            new Owner(OTHER, "Eve", Setting.byDefault(option))),
        Map.of(ANNA, MailboxPolicy.ownedBy(USER), EVE, MailboxPolicy.ownedBy(OTHER)),
        Setting.byDefault(
            List.of("in-reply-to", "references", "tracking-token", "conversation-index")));
  }

  /** The activities, the first one first; some numbers may never have been used. */
  List<EmailActivity> activities() {
    List<EmailActivity> all = new ArrayList<>();
    long last = 0;
    for (long number = 1; number < last + MOST_UNUSED; number++) {
      Optional<EmailActivity> next = storage.activityHistory().find(new ActivityId(number));
      if (next.isPresent()) {
        all.add(next.get());
        last = number;
      }
    }
    return all;
  }

  @Override
  public void close() {
    storage.close();
  }

  /** A message in memory. */
  private static final class Frozen implements FrozenMessage {
    private final byte[] bytes;

    Frozen(byte[] bytes) {
      this.bytes = bytes;
    }

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
  }
}
