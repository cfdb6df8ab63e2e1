package org.mailpromoter.connectors.exchange.ews.login;

import java.io.IOException;
import java.net.URI;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.oauth.TokenException;
import org.mailpromoter.http.oauth.TokenFile;
import org.mailpromoter.spi.net.ServerWords;

/** Says why there is no access token, in sentences that name mailbox and server. */
final class TokenFailures {
  private final String mailbox;
  private final URI server;
  private final ServerWords words;

  TokenFailures(String mailbox, URI server, ServerWords words) {
    this.mailbox = mailbox;
    this.words = words;
    this.server = server;
  }

  /** The server's text, made presentable. */
  String words(String text) {
    return words.of(text);
  }

  MailAccessException refused(TokenException e) {
    EwsError error =
        switch (e.kind()) {
          case SIGN_IN_AGAIN, PENDING, SLOWER -> EwsError.SIGN_IN_NEEDED;
          case LATER -> EwsError.TOKEN_SERVER_TROUBLE;
          case REFUSED -> EwsError.TOKEN_REFUSED;
        };
    return failure(error, "it refuses (" + words.of(e.words()) + ")", e);
  }

  MailAccessException unreachable(IOException e) {
    String why = words.of(String.valueOf(e.getMessage()));
    return e instanceof TokenFile.UnusableException
        ? failure(EwsError.TOKEN_FILE_UNUSABLE, why, e)
        : failure(
            EwsError.TOKEN_SERVER_TROUBLE,
            "no usable answer (" + (e.getMessage() == null ? e.toString() : why) + ")",
            e);
  }

  private MailAccessException failure(EwsError error, String why, Exception cause) {
    return new MailAccessException(
        error,
        "Mailbox "
            + mailbox
            + ": getting an access token from "
            + server.getHost()
            + " failed: "
            + why
            + ".",
        cause);
  }
}
