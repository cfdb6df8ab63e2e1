package org.mailpromoter.senders.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ServerWords;

/**
 * A password through PLAIN (RFC 4616) or, where a server offers only that, LOGIN; it is read again
 * for each connection.
 *
 * @param user the login name
 * @param password the password
 */
record PasswordLogin(String user, Secret password) implements SmtpLogin {
  @Override
  public ServerWords words() {
    return ServerWords.hiding(password);
  }

  @Override
  public void logIn(SmtpConversation with) throws IOException, SmtpFailure {
    String secret = password.reveal();
    SmtpReply reply;
    if (with.extensions().hasLogin("PLAIN")) {
      reply = with.ask("AUTH PLAIN " + base64('\0' + user + '\0' + secret));
    } else if (with.extensions().hasLogin("LOGIN")) {
      reply = login(with, secret);
    } else {
      throw new SmtpFailure(
          SmtpError.LOGIN_NOT_OFFERED, "the server takes no passwords (PLAIN or LOGIN)");
    }
    if (!reply.isPositive()) {
      throw SmtpLogin.refusal(with, reply, SmtpError.AUTHENTICATION_REFUSED);
    }
  }

  private SmtpReply login(SmtpConversation with, String secret) throws IOException {
    SmtpReply reply = with.ask("AUTH LOGIN");
    for (String each : new String[] {user, secret}) {
      if (reply.code() != SmtpConversation.CHALLENGE) {
        return reply;
      }
      reply = with.ask(base64(each));
    }
    return reply;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "PasswordLogin[" + user + "]";
  }
}
