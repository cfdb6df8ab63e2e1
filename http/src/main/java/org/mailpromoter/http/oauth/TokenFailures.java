package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.net.URI;
import org.mailpromoter.spi.net.NetworkFailure;
import org.mailpromoter.spi.net.ServerWords;

/** Says why there is no access token, in sentences that name the token server. */
final class TokenFailures {
  private static final String NO_ANSWER = "no usable answer";

  private final TokenMethod method;
  private final URI server;
  private final ServerWords words;

  TokenFailures(TokenMethod method, URI server, ServerWords words) {
    this.method = method;
    this.words = words;
    this.server = server;
  }

  /** The server's text, made presentable. */
  String words(String text) {
    return words.of(text);
  }

  NoTokenException refused(TokenException e) {
    String said = words.of(e.words());
    return switch (e.kind()) {
      case ABSENT -> failure(login(), firstTime() + said, e);
      case SIGN_IN_AGAIN ->
          method == TokenMethod.CLIENT
              ? failure(TokenError.TOKEN_REFUSED, "it refuses (" + said + ")", e)
              : failure(login(), "the login is not or no longer valid (" + said + ")", e);
      case PENDING, SLOWER -> failure(login(), "nobody entered the code (" + said + ")", e);
      case LATER ->
          failure(TokenError.TOKEN_SERVER_TROUBLE, "it cannot answer now (" + said + ")", e);
      case REFUSED -> failure(TokenError.TOKEN_REFUSED, "it refuses (" + said + ")", e);
    };
  }

  private TokenError login() {
    return method == TokenMethod.REFRESH
        ? TokenError.REFRESH_TOKEN_VOID
        : TokenError.SIGN_IN_NEEDED;
  }

  /** A refresh token is brought by a person, who has not logged in here. */
  private String firstTime() {
    return method == TokenMethod.REFRESH
        ? "no refresh token was given yet: "
        : "nobody has logged in yet: ";
  }

  NoTokenException unreachable(IOException e) {
    String why = words.of(String.valueOf(e.getMessage()));
    if (e instanceof TokenFile.UnusableException) {
      return failure(TokenError.TOKEN_FILE_UNUSABLE, why, e);
    }
    if (e instanceof ClientCertificate.UnusableException) {
      return failure(TokenError.CLIENT_CERTIFICATE_UNUSABLE, why, e);
    }
    return failure(
        TokenError.TOKEN_SERVER_TROUBLE,
        NetworkFailure.in(e)
            .map(found -> found.why(words::of))
            .orElse(e.getMessage() == null ? NO_ANSWER : NO_ANSWER + " (" + why + ")"),
        e);
  }

  private NoTokenException failure(TokenError error, String why, Exception cause) {
    return new NoTokenException(
        error,
        "getting an access token from " + server.getHost() + " failed: " + why,
        words.redaction().of(cause));
  }
}
