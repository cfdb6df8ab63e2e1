package org.mailpromoter.connectors.imap;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.http.oauth.AccessTokens;
import org.mailpromoter.http.oauth.BearerMechanism;
import org.mailpromoter.http.oauth.NoTokenException;
import org.mailpromoter.http.oauth.Wait;
import org.mailpromoter.spi.config.SecretException;
import org.mailpromoter.spi.net.ServerWords;

/**
 * Logs in with access tokens over XOAUTH2 or OAUTHBEARER (RFC 7628). Every connection, also one
 * that Angus opens later, gets a token that is valid then. Angus itself has no part in it: it sends
 * a token again to a server that refuses it, loses what the server says, and sends it as a password
 * to servers that offer neither mechanism.
 *
 * @param mailbox the mailbox, for people
 * @param user the login name
 * @param tokens the tokens
 * @param words takes the tokens out of the server's text
 * @param waits waits for a person
 */
record TokenLogin(
    String mailbox, String user, AccessTokens tokens, ServerWords words, Supplier<Wait> waits)
    implements ImapLogin {
  /** Angus wants a password, and sends it nowhere. */
  private static final String NO_PASSWORD = "-";

  /** Gets the token first: without one there is no reason to connect. */
  @Override
  public String ready() throws MailAccessException {
    try {
      tokens.current();
      return NO_PASSWORD;
    } catch (NoTokenException e) {
      throw e.of(mailbox, ImapError.class);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private MailAccessException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new MailAccessException(
        ImapError.CONNECTION_LOST,
        "Mailbox " + mailbox + ": getting an access token was interrupted.",
        e);
  }

  @Override
  public void logIn(GuardedProtocol connection) throws ProtocolException {
    BearerMechanism mechanism =
        BearerMechanism.of(name -> connection.hasCapability("AUTH=" + name))
            .orElseThrow(NotOfferedException::new);
    try {
      logIn(connection, mechanism);
    } catch (NoTokenException e) {
      throw new FailedException(e.of(mailbox, ImapError.class));
    } catch (InterruptedException e) {
      throw new FailedException(interrupted(e));
    } catch (SecretException e) {
      throw new FailedException(e);
    }
  }

  /** A token may be void before its time; then the next one counts. */
  private void logIn(GuardedProtocol connection, BearerMechanism mechanism)
      throws ProtocolException, NoTokenException, InterruptedException {
    String token = tokens.current();
    try {
      connection.authenticate(mechanism, mechanism.opening(user, token));
    } catch (GuardedProtocol.TokenRefusedException refused) {
      Optional<String> next = Fence.isLater(refused) ? Optional.empty() : tokens.insteadOf(token);
      if (next.isEmpty()) {
        throw refused;
      }
      connection.authenticate(mechanism, mechanism.opening(user, next.get()));
    }
  }

  @Override
  public Optional<SignIn> signIn() {
    return tokens.signIn(waits, e -> e.of(mailbox, ImapError.class));
  }

  /** The server takes no tokens. */
  static final class NotOfferedException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    NotOfferedException() {
      super("neither XOAUTH2 nor OAUTHBEARER");
    }
  }

  /** There is no token. */
  static final class FailedException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    private final transient Exception why;

    FailedException(Exception why) {
      super(String.valueOf(why.getMessage()), why);
      this.why = why;
    }

    /** A {@link MailAccessException} or {@link SecretException}. */
    Exception why() {
      return why;
    }
  }
}
