package org.mailpromoter.testkit.stub;

import java.util.List;

/**
 * A mail that a server has sent.
 *
 * @param recipients to whom, as To, Cc and Bcc named them
 * @param mime the message as they got it, without Bcc
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
public record CarriedMail(List<String> recipients, byte[] mime) {
  /** Copies the list. */
  public CarriedMail {
    recipients = List.copyOf(recipients);
  }
}
