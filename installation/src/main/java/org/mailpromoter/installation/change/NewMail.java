package org.mailpromoter.installation.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.Enclosure;
import org.mailpromoter.composer.HtmlText;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.MailKind;

/**
 * A mail that somebody wants to send.
 *
 * @param from the user or queue that sends it
 * @param recipients To, Cc and Bcc
 * @param subject the subject, without a tracking token or with a known one
 * @param text the text, with line ends of any kind; where it is blank it is made from the HTML
 * @param html the same as HTML
 * @param enclosures files
 * @param relation the mail that it answers or passes on
 * @param regarding the record it is about, which replies inherit
 * @param automatic whether a program wrote it, so that no automatic answer is wanted
 */
public record NewMail(
    RecordId from,
    List<Addressee> recipients,
    String subject,
    String text,
    Optional<HtmlText> html,
    List<Enclosure> enclosures,
    Optional<Relation> relation,
    Optional<RecordId> regarding,
    boolean automatic) {
  /** Copies the lists. */
  public NewMail {
    Objects.requireNonNull(from, "from");
    recipients = List.copyOf(recipients);
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(html, "html");
    enclosures = List.copyOf(enclosures);
    Objects.requireNonNull(relation, "relation");
    Objects.requireNonNull(regarding, "regarding");
  }

  /** The same with another subject and other texts. */
  NewMail saying(String otherSubject, String otherText, Optional<HtmlText> otherHtml) {
    return new NewMail(
        from,
        recipients,
        otherSubject,
        otherText,
        otherHtml,
        enclosures,
        relation,
        regarding,
        automatic);
  }

  /**
   * How a mail relates to one that is kept.
   *
   * @param kind whether it answers it or passes it on
   * @param original the other mail
   */
  public record Relation(MailKind kind, ActivityId original) {
    /**
     * @throws IllegalArgumentException if a new mail relates to another one
     */
    public Relation {
      Objects.requireNonNull(original, "original");
      if (kind == MailKind.NEW) {
        throw new IllegalArgumentException("a new mail relates to no other");
      }
    }
  }
}
