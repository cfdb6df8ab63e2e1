package org.mailpromoter.http.oauth;

/** There is no token: a token server rejects a request, with an error of RFC 6749, 5.2. */
final class TokenException extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** The remedy. */
  enum Kind {
    /** Nobody has logged in yet. */
    ABSENT,
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

  private TokenException(Kind kind, String words) {
    super(words);
    this.kind = kind;
  }

  /** There is nothing to send to the server. */
  static TokenException absent(String sentence) {
    return new TokenException(Kind.ABSENT, sentence);
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
    String name = error.isEmpty() ? "HTTP " + status : error;
    return new TokenException(kind, description.isBlank() ? name : name + ": " + description);
  }

  /** The remedy. */
  Kind kind() {
    return kind;
  }

  /** The same refusal with more words. */
  TokenException with(String more) {
    return new TokenException(kind, words() + more);
  }

  /** The server's error description, not yet prepared for people. */
  String words() {
    return String.valueOf(getMessage());
  }
}
