package org.mailpromoter.http.oauth;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/**
 * Why there is no access token, independent of the part that needs one. The error codes of a part
 * include constants with these names, and take their meaning from here, as with {@link
 * org.mailpromoter.spi.net.NetworkError}.
 *
 * @since 0.1
 */
public enum TokenError {
  /** The token server refuses this program. */
  TOKEN_REFUSED,
  /** The token server cannot be reached or gives no usable answer. */
  TOKEN_SERVER_TROUBLE,
  /** The file for the refresh token cannot be used. */
  TOKEN_FILE_UNUSABLE,
  /** The certificate of this program, or its key, cannot be used. */
  CLIENT_CERTIFICATE_UNUSABLE,
  /** A person has to log in, for the first time or again. */
  SIGN_IN_NEEDED,
  /** The refresh token that was obtained elsewhere is missing or void. */
  REFRESH_TOKEN_VOID;

  /**
   * What it means for a part.
   *
   * @param scope how far it reaches
   * @param where where the keys of {@link OAuthKeys#OF_SERVER} are, as it reads after a key; for
   *     example {@code in the server profile}
   */
  public ErrorMeaning meaning(FaultScope scope, String where) {
    return new ErrorMeaning(scope, retry(), remedy(where));
  }

  /**
   * Programs and refresh tokens are not locked by refusals, unlike people, so what was renewed
   * elsewhere counts by itself. Only a person who has to log in is waited for.
   */
  private Retry retry() {
    return switch (this) {
      case SIGN_IN_NEEDED -> Retry.HARMFUL;
      case TOKEN_SERVER_TROUBLE -> Retry.LATER;
      case TOKEN_REFUSED, TOKEN_FILE_UNUSABLE, CLIENT_CERTIFICATE_UNUSABLE, REFRESH_TOKEN_VOID ->
          Retry.AFTER_A_CHANGE;
    };
  }

  private String remedy(String where) {
    return switch (this) {
      case TOKEN_REFUSED ->
          "Check client-id, client-secret or client-certificate (it may have expired, or not be"
              + " registered there), scope and token-url "
              + where
              + ", and that an administrator has consented to the permissions of the program.";
      case TOKEN_SERVER_TROUBLE ->
          "If it persists, check token-url "
              + where
              + " (token-trust for a private authority) and that no firewall blocks the"
              + " connection.";
      case TOKEN_FILE_UNUSABLE ->
          "Give a file as token-file that only the user who runs this program can read and write,"
              + " in a folder where that user can write.";
      case CLIENT_CERTIFICATE_UNUSABLE ->
          "Give PEM files with a valid certificate and its RSA key as client-certificate and"
              + " client-key "
              + where
              + ", and register the certificate with the token server.";
      case SIGN_IN_NEEDED ->
          "Log in as the owner of the mailbox, on the page of the mailbox in the console or on a"
              + " terminal; if you did before, the password may have changed, or the login was"
              + " revoked.";
      case REFRESH_TOKEN_VOID ->
          "Get a refresh token from the provider, as the owner of the mailbox, and put it into"
              + " token-file; if one was there, it was revoked, has expired, or was used by another"
              + " program.";
    };
  }

  /**
   * The code of a part that is this kind: the constant of the same name.
   *
   * @throws IllegalArgumentException if the part has none
   */
  public <E extends Enum<E> & ErrorCode> E in(Class<E> codes) {
    return Enum.valueOf(codes, name());
  }
}
