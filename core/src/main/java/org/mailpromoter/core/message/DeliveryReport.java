package org.mailpromoter.core.message;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a delivery report says: a mail it is about, and what became of it for recipients. Read from
 * the report of RFC 3464, or from the text of programs that write none. Whoever writes such a
 * message can claim anything: it is worth what it names that a stranger cannot know.
 *
 * @param envelopeId the envelope id that the mail was sent with (RFC 3461); empty if it names none
 * @param returned the Message-IDs of mail that it returns, normally one
 * @param subject the subject of the returned mail; empty if it is not known
 * @param fates what became of it for each recipient that is named
 * @since 0.1
 */
public record DeliveryReport(
    String envelopeId, List<MessageId> returned, String subject, List<Fate> fates) {
  /** Says nothing. */
  public static final DeliveryReport NONE = new DeliveryReport("", List.of(), "", List.of());

  /** Headers beyond those that every envelope keeps, by which reports are recognized and read. */
  public static final Set<String> HEADERS =
      Set.of(TextReport.FAILED_RECIPIENTS, TextReport.EXCHANGE_REPORT);

  /** What a server did at last (RFC 3464, 2.3.3). */
  public enum Action {
    /** It cannot be delivered. */
    FAILED,
    /** It is not delivered yet, and is still tried. */
    DELAYED,
    /** It was delivered. */
    DELIVERED,
    /** It was given to a system that sends no reports. */
    RELAYED,
    /** It was delivered to a list, which passed it on. */
    EXPANDED
  }

  /**
   * What became of the mail for one recipient.
   *
   * @param recipient the addresses of the recipient: the one it was sent to, and the one to which
   *     it was forwarded from there, if both are named
   * @param action what a server did
   * @param words what a server said, as it is shown to people; may be empty
   */
  public record Fate(List<EmailAddress> recipient, Action action, String words) {
    /** Copies the list. */
    public Fate {
      recipient = List.copyOf(recipient);
      Objects.requireNonNull(action, "action");
      Objects.requireNonNull(words, "words");
    }
  }

  /** Copies the lists. */
  public DeliveryReport {
    Objects.requireNonNull(envelopeId, "envelopeId");
    returned = List.copyOf(returned);
    Objects.requireNonNull(subject, "subject");
    fates = List.copyOf(fates);
  }

  /**
   * Whether a message may be a delivery report, so that its body is worth reading.
   *
   * @param header read with {@link #HEADERS}
   */
  public static boolean isLikely(Envelope header) {
    return MachineMail.of(header).contains(MachineMail.DELIVERY_REPORT)
        || HEADERS.stream().anyMatch(name -> header.hint(name).isPresent())
        || header.from().addresses().stream().anyMatch(each -> isDaemon(each.address()));
  }

  private static boolean isDaemon(EmailAddress from) {
    String local = from.value().substring(0, from.value().lastIndexOf('@'));
    return local.toLowerCase(Locale.ROOT).equals("mailer-daemon");
  }

  /**
   * The report that a message is.
   *
   * @param header read with {@link #HEADERS}
   * @return empty if it says of no recipient what became of a mail
   */
  public static Optional<DeliveryReport> of(Envelope header, Body body) {
    DeliveryReport report = body.report();
    if (report.fates().isEmpty() && isLikely(header)) {
      report = TextReport.of(header, body);
    }
    return report.fates().isEmpty() ? Optional.empty() : Optional.of(report);
  }
}
