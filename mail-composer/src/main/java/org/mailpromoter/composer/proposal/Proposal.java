package org.mailpromoter.composer.proposal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.Answered;
import org.mailpromoter.composer.Enclosure;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.MailKind;

/**
 * A mail as it is proposed to the person who writes it.
 *
 * @param kind how it relates to another mail
 * @param recipients To and Cc; nobody where the person has to say
 * @param subject with one mark of its kind, and with the token that the other mail has
 * @param topic the subject of the conversation, without marks and tokens
 * @param text two empty lines and the quoted mail; empty for a new mail
 * @param html the same as HTML, safe; empty unless the quoted mail has HTML
 * @param attachments files of the other mail that go with it, with their contents
 * @param answered what replies and mail programs find the conversation by
 * @param regarding the record that the other mail is about
 * @param leftOut addresses that no mail can be sent to and files whose contents are not kept, as
 *     people know them
 * @since 0.1
 */
public record Proposal(
    MailKind kind,
    List<Addressee> recipients,
    String subject,
    String topic,
    String text,
    String html,
    List<Attachment> attachments,
    Optional<Answered> answered,
    Optional<RecordId> regarding,
    List<String> leftOut) {
  /** A new mail, in which everything is still to be said. */
  public static final Proposal NEW =
      new Proposal(
          MailKind.NEW,
          List.of(),
          "",
          "",
          "",
          "",
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  /** Copies the lists. */
  public Proposal {
    Objects.requireNonNull(kind, "kind");
    recipients = List.copyOf(recipients);
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(html, "html");
    attachments = List.copyOf(attachments);
    Objects.requireNonNull(answered, "answered");
    Objects.requireNonNull(regarding, "regarding");
    leftOut = List.copyOf(leftOut);
  }

  /** The same with other texts. */
  Proposal saying(String otherText, String otherHtml) {
    return new Proposal(
        kind,
        recipients,
        subject,
        topic,
        otherText,
        otherHtml,
        attachments,
        answered,
        regarding,
        leftOut);
  }

  /** The files as they go with a mail. */
  public List<Enclosure> enclosures() {
    return attachments.stream().map(Enclosure::of).toList();
  }
}
