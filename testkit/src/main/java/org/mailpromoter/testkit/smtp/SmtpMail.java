package org.mailpromoter.testkit.smtp;

import java.util.List;

/**
 * A mail that a server accepted.
 *
 * @param sender the argument of MAIL FROM, with its parameters
 * @param recipients the arguments of RCPT TO that were accepted, with their parameters
 * @param content the bytes, without what the protocol adds, in ISO 8859-1
 * @since 0.1
 */
public record SmtpMail(String sender, List<String> recipients, String content) {
  /** Copies the list. */
  public SmtpMail {
    recipients = List.copyOf(recipients);
  }
}
