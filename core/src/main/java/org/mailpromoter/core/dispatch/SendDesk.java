package org.mailpromoter.core.dispatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.SubjectTopic;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.NewOutgoing;
import org.mailpromoter.core.store.OutgoingStore;

/**
 * Takes mail that is to be sent: it becomes an activity that replies find from now on, also before
 * anybody knows that a server accepted it, and waits for its first try. One thread at a time.
 *
 * @since 0.1
 */
public final class SendDesk {
  private final OutgoingStore store;
  private final SentMail reader;
  private final SendProcess process;
  private final Clock clock;
  private final Optional<EmailActivity> original;

  /**
   * A desk.
   *
   * @param reader makes the activity of a message
   */
  public SendDesk(OutgoingStore store, SentMail reader, SendProcess process, Clock clock) {
    this(store, reader, process, clock, Optional.empty());
  }

  private SendDesk(
      OutgoingStore store,
      SentMail reader,
      SendProcess process,
      Clock clock,
      Optional<EmailActivity> original) {
    this.original = original;
    this.store = Objects.requireNonNull(store, "store");
    this.reader = Objects.requireNonNull(reader, "reader");
    this.process = Objects.requireNonNull(process, "process");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * The same desk for mail that answers another one, or passes it on: it belongs to its
   * conversation, and is about its record unless it is said to be about another one.
   */
  public SendDesk relatedTo(EmailActivity other) {
    return new SendDesk(store, reader, process, clock, Optional.of(other));
  }

  /**
   * Takes a mail, in one transaction.
   *
   * @param mailbox the mailbox that sends it
   * @param sender where delivery reports go
   * @param recipients to whom it goes, at least one; those in Bcc are parties of the activity, too
   * @param message its bytes, which name a Message-ID
   * @param regarding the record it is about, which replies inherit
   * @param request names the request, so that a repeated one is recognized; empty if it cannot be
   *     repeated
   * @param keeper keeps the contents of attachments
   * @return the mail; empty if its Message-ID, its activity or its request is known
   * @throws IOException if the message cannot be read
   * @throws IllegalArgumentException if it has no Message-ID, or there is no recipient
   */
  public Optional<OutgoingMail> take(
      MailboxId mailbox,
      EnvelopeAddress sender,
      List<Recipient> recipients,
      FrozenMessage message,
      Optional<RecordId> regarding,
      Optional<String> request,
      ContentKeeper keeper)
      throws IOException {
    SentMail.Read mail = read(recipients, message, regarding, keeper);
    return store.add(
        queued(mailbox, sender, recipients, message, related(mail, regarding), request));
  }

  /**
   * Takes a mail of the product itself: no CRM is told of its activity, and no reply finds it.
   *
   * @param mailbox the mailbox that sends it
   * @param sender where delivery reports go
   * @param recipients to whom it goes, at least one
   * @param message its bytes, which name a Message-ID
   * @param request names the request, so that a repeated one is recognized
   * @return the mail; empty if its Message-ID, its activity or its request is known
   * @throws IOException if the message cannot be read
   * @throws IllegalArgumentException if it has no Message-ID, or there is no recipient
   */
  public Optional<OutgoingMail> takeNotice(
      MailboxId mailbox,
      EnvelopeAddress sender,
      List<Recipient> recipients,
      FrozenMessage message,
      String request)
      throws IOException {
    SentMail.Read mail =
        read(recipients, message, Optional.empty(), ContentKeeper.NONE).withoutKeys();
    return store.addNotice(
        queued(mailbox, sender, recipients, message, mail, Optional.of(request)));
  }

  private NewOutgoing queued(
      MailboxId mailbox,
      EnvelopeAddress sender,
      List<Recipient> recipients,
      FrozenMessage message,
      SentMail.Read mail,
      Optional<String> request) {
    MessageId id =
        mail.activity()
            .activity()
            .messageId()
            .orElseThrow(() -> new IllegalArgumentException("a mail needs a Message-ID"));
    return new NewOutgoing(
        mailbox,
        mail.activity(),
        id,
        mail.conversation().orElse(id),
        sender,
        message,
        queued(recipients),
        request);
  }

  private SentMail.Read read(
      List<Recipient> recipients,
      FrozenMessage message,
      Optional<RecordId> regarding,
      ContentKeeper keeper)
      throws IOException {
    try (InputStream bytes = withHiddenRecipients(recipients, message.open())) {
      return reader.read(bytes, regarding, keeper);
    }
  }

  private SentMail.Read related(SentMail.Read mail, Optional<RecordId> regarding) {
    return original
        .map(other -> mail.with(related(mail.activity(), other, regarding)))
        .orElse(mail);
  }

  private static NewActivity related(
      NewActivity mail, EmailActivity original, Optional<RecordId> regarding) {
    EmailActivity read = mail.activity();
    EmailActivity.Builder related =
        read.toBuilder()
            .correlated(
                original.id(),
                CorrelationMethod.IN_REPLY_TO,
                SubjectTopic.differs(read.subject(), original.subject()));
    if (regarding.isEmpty()) {
      original.regarding().ifPresent(related::regarding);
    }
    return new NewActivity(related.build(), mail.keys());
  }

  private SendState queued(List<Recipient> recipients) {
    Instant now = clock.instant();
    return process
        .after(SendState.draft(recipients, now), new SendEvent.Requested(), now)
        .next()
        .orElseThrow(() -> new IllegalArgumentException("a mail needs a recipient"));
  }

  /** The message as its sender sees it: the bytes that are sent name nobody of Bcc. */
  private static InputStream withHiddenRecipients(List<Recipient> recipients, InputStream message) {
    String hidden =
        recipients.stream()
            .filter(each -> each.role() == Role.BCC)
            .map(each -> each.address().value())
            .collect(Collectors.joining(",\r\n "));
    String field = hidden.isEmpty() ? "" : "Bcc: " + hidden + "\r\n";
    return new SequenceInputStream(
        new ByteArrayInputStream(field.getBytes(StandardCharsets.UTF_8)), message);
  }
}
