package org.mailpromoter.spi.policy;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.message.EmailAddress;

/**
 * A message about which another CRM is asked.
 *
 * @param messageId its Message-ID with angle brackets; empty if it has none
 * @param subject its subject
 * @param from its sender; empty if there is no valid one
 * @param to the addresses in To
 * @param cc the addresses in Cc
 * @param bcc the addresses in Bcc
 * @since 0.1
 */
public record IncomingMessage(
    String messageId,
    String subject,
    String from,
    List<EmailAddress> to,
    List<EmailAddress> cc,
    List<EmailAddress> bcc) {
  /** Copies the lists. */
  public IncomingMessage {
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(from, "from");
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
  }
}
