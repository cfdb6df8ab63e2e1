package org.mailpromoter.http.oauth;

import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * There is no access token. The message is a sentence for people without its beginning, which names
 * the part, and without its full stop: {@code getting an access token from login.example failed:
 * ...}. It holds no secret.
 *
 * @since 0.1
 */
public final class NoTokenException extends Exception {
  private static final long serialVersionUID = 1;

  private final TokenError error;

  NoTokenException(TokenError error, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.error = error;
  }

  /** The kind of failure. */
  public TokenError error() {
    return error;
  }

  /** The sentence, as described above. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /**
   * The failure of a mailbox.
   *
   * @param codes the error codes of its connector
   */
  public <E extends Enum<E> & ErrorCode> MailAccessException of(String mailbox, Class<E> codes) {
    return new MailAccessException(
        error.in(codes), "Mailbox " + mailbox + ": " + sentence() + ".", this);
  }
}
