package org.mailpromoter.composer;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.Role;

/**
 * What a person or a program wrote.
 *
 * @param sender the sender
 * @param recipients To, Cc and Bcc, at least one, each address once: where it comes again, it is
 *     left out
 * @param subject the subject as it is sent, with its tracking token, at most {@value
 *     #LONGEST_SUBJECT} characters
 * @param topic the subject of the conversation, without prefixes and token
 * @param text the plain text, with line ends of any kind; where it is blank it is made from the
 *     HTML
 * @param html the same as HTML
 * @param enclosures files
 * @param answered the mail that it answers
 * @param automatic whether a program wrote it, so that no automatic answer is wanted (RFC 3834)
 * @since 0.1
 */
public record Composition(
    Addressee sender,
    List<Addressee> recipients,
    String subject,
    String topic,
    String text,
    Optional<HtmlText> html,
    List<Enclosure> enclosures,
    Optional<Answered> answered,
    boolean automatic) {
  /** {@code MaximumSubjectLengthOnMailServer} (C-25). */
  public static final int LONGEST_SUBJECT = 255;

  /**
   * @throws IllegalArgumentException if there is no recipient, or sender or recipients have a wrong
   *     role, or the subject has a control character or is too long
   */
  public Composition {
    text = text.isBlank() ? html.map(HtmlText::text).orElse(text) : text;
    Objects.requireNonNull(answered, "answered");
    recipients = once(recipients);
    enclosures = List.copyOf(enclosures);
    boolean roles =
        sender.role() == Role.SENDER
            && recipients.stream().noneMatch(each -> each.role() == Role.SENDER);
    if (!roles || recipients.isEmpty()) {
      throw new IllegalArgumentException("a mail has one sender and at least one recipient");
    }
    if (subject.length() > LONGEST_SUBJECT || HeaderWriter.isUnfit(subject)) {
      throw new IllegalArgumentException(
          "a subject has one line of at most " + LONGEST_SUBJECT + " characters");
    }
    if (topic.length() > LONGEST_SUBJECT || HeaderWriter.isUnfit(topic)) {
      throw new IllegalArgumentException("a topic is a subject");
    }
  }

  private static List<Addressee> once(List<Addressee> recipients) {
    Set<EmailAddress> seen = new HashSet<>();
    return recipients.stream().filter(each -> seen.add(each.address().address())).toList();
  }

  /**
   * A mail without HTML.
   *
   * @throws IllegalArgumentException as for all others
   */
  public Composition(
      Addressee sender,
      List<Addressee> recipients,
      String subject,
      String topic,
      String text,
      List<Enclosure> enclosures,
      Optional<Answered> answered,
      boolean automatic) {
    this(
        sender,
        recipients,
        subject,
        topic,
        text,
        Optional.empty(),
        enclosures,
        answered,
        automatic);
  }

  /** Whether only a server that offers SMTPUTF8 takes its header (RFC 6532). */
  public boolean needsUtf8() {
    return sender.address().needsUtf8()
        || recipients.stream()
            .filter(each -> each.role() != Role.BCC)
            .anyMatch(each -> each.address().needsUtf8());
  }
}
