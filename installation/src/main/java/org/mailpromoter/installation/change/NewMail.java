package org.mailpromoter.installation.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.Enclosure;
import org.mailpromoter.core.party.RecordId;

/**
 * A mail that somebody wants to send.
 *
 * @param from the user or queue that sends it
 * @param recipients To, Cc and Bcc
 * @param subject the subject, without a tracking token or with a known one
 * @param text the text, with line ends of any kind
 * @param enclosures files
 * @param regarding the record it is about, which replies inherit
 * @param automatic whether a program wrote it, so that no automatic answer is wanted
 */
public record NewMail(
    RecordId from,
    List<Addressee> recipients,
    String subject,
    String text,
    List<Enclosure> enclosures,
    Optional<RecordId> regarding,
    boolean automatic) {
  /** Copies the lists. */
  public NewMail {
    Objects.requireNonNull(from, "from");
    recipients = List.copyOf(recipients);
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
    enclosures = List.copyOf(enclosures);
    Objects.requireNonNull(regarding, "regarding");
  }
}
