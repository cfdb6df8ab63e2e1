package org.mailpromoter.http.oauth;

/**
 * A token server rejects a request, with an error of RFC 6749 5.2.
 *
 * @since 0.1
 */
public final class TokenException extends Exception {
  private static final long serialVersionUID = 1;

  private final String error;
  private final Kind kind;

  /** The remedy. */
  public enum Kind {
    /** The person has to log in again. */
    SIGN_IN_AGAIN,
    /** The person has not decided yet. */
    PENDING,
    /** The program must poll more slowly. */
    SLOWER,
    /** The server has a temporary failure. */
    LATER,
    /** Something in the configuration or in the rights of the program is wrong. */
    REFUSED
  }

  private TokenException(Kind kind, String error, String description) {
    super(description.isBlank() ? error : error + ": " + description);
    this.kind = kind;
    this.error = error;
  }

  static TokenException of(int status, String error, String description) {
    Kind kind =
        switch (error) {
          case "authorization_pending" -> Kind.PENDING;
          case "slow_down" -> Kind.SLOWER;
          case "invalid_grant",
              "interaction_required",
              "expired_token",
              "authorization_declined",
              "access_denied" ->
              Kind.SIGN_IN_AGAIN;
          case "temporarily_unavailable", "server_error" -> Kind.LATER;
          default -> status >= 500 || status == 429 ? Kind.LATER : Kind.REFUSED;
        };
    return new TokenException(kind, error.isEmpty() ? "HTTP " + status : error, description);
  }

  /** The remedy. */
  public Kind kind() {
    return kind;
  }

  /** The server's error code. */
  public String error() {
    return error;
  }

  /** The server's error description, not yet prepared for people. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
