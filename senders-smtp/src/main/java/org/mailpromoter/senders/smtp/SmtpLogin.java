package org.mailpromoter.senders.smtp;

import java.io.IOException;
import org.mailpromoter.spi.net.ServerWords;

/** How a mailbox logs in. Thread-safe. */
interface SmtpLogin {
  /** What takes the secrets out of the server's text. */
  ServerWords words();

  /**
   * Logs in on an encrypted connection.
   *
   * @throws SmtpFailure if there is nothing that proves the login, or the server refuses it
   */
  void logIn(SmtpConversation with) throws IOException, SmtpFailure, InterruptedException;

  /** What a refusal means: a server that cannot check logins now says so (RFC 4954, 6). */
  static SmtpFailure refusal(SmtpConversation with, SmtpReply reply, SmtpError refused) {
    boolean switchedOff =
        reply.says("5.7.30") || reply.says("5.7.139") && reply.text().contains("disabled");
    SmtpError error =
        !reply.isPermanent()
            ? SmtpError.LOGIN_UNAVAILABLE
            : switchedOff ? SmtpError.PASSWORDS_SWITCHED_OFF : refused;
    return new SmtpFailure(error, "the server refuses the login: " + with.shown(reply));
  }
}
