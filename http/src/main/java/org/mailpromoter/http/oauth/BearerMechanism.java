package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How an access token is sent over SASL, as IMAP and SMTP speak it.
 *
 * @since 0.1
 */
public enum BearerMechanism {
  /** Google's and Microsoft's own, before there was a standard. */
  XOAUTH2,
  /** The standard (RFC 7628). */
  OAUTHBEARER;

  private static final char SEPARATOR = 1;
  private static final int LONGEST_CHALLENGE = 8 << 10;

  /**
   * The mechanism for a server, the older one where it offers both, since that is what Exchange
   * Online and Gmail document.
   *
   * @param offered whether the server offers a mechanism by name
   * @return empty if it offers none
   */
  public static Optional<BearerMechanism> of(Predicate<String> offered) {
    for (BearerMechanism each : values()) {
      if (offered.test(each.name())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * The first message of the client, in Base64.
   *
   * @param user the mailbox
   * @throws IllegalArgumentException if the user's name contains a control character
   */
  public String opening(String user, String token) {
    if (user.chars().anyMatch(c -> c < ' ' || c == 127)) {
      throw new IllegalArgumentException("a login name has no control characters");
    }
    String whom =
        this == XOAUTH2
            ? "user=" + user
            : "n,a=" + user.replace("=", "=3D").replace(",", "=2C") + ",";
    String text = whom + SEPARATOR + "auth=Bearer " + token + SEPARATOR + SEPARATOR;
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What the client says after a challenge that refuses the token, in Base64. */
  public String farewell() {
    return this == XOAUTH2 ? "" : Base64.getEncoder().encodeToString(new byte[] {SEPARATOR});
  }

  /**
   * What a challenge says that refuses a token: a JSON object in Base64 (RFC 7628, 3.2.2).
   *
   * @return a piece of a sentence, not yet prepared for people; empty if there is nothing in it
   */
  public static String refusal(String challenge) {
    if (challenge.length() > LONGEST_CHALLENGE) {
      return "";
    }
    try {
      Map<String, String> said = FlatJson.read(Base64.getMimeDecoder().decode(challenge));
      String status = said.getOrDefault("status", "");
      String meaning = meaning(status);
      String scope = said.getOrDefault("scope", "");
      return (status
              + (meaning.isEmpty() ? "" : ": " + meaning)
              + (scope.isEmpty() ? "" : "; it expects a token for the scope " + scope))
          .strip();
    } catch (IOException | IllegalArgumentException e) {
      return "";
    }
  }

  /** Google and Microsoft say the status of HTTP, the standard a word of RFC 6750, 3.1. */
  private static String meaning(String status) {
    return switch (status) {
      case "400", "invalid_request" -> "the request is malformed, or the token is for another user";
      case "401", "invalid_token" ->
          "the token has expired, was revoked, or is not for this server";
      case "403", "insufficient_scope" -> "the token lacks a permission";
      default -> "";
    };
  }
}
