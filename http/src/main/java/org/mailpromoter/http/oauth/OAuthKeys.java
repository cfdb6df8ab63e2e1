package org.mailpromoter.http.oauth;

import java.nio.file.Path;
import java.util.List;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;

/**
 * The keys of logins with access tokens. They have the same names and the same meaning in every
 * section; a part adds {@link #OF_SERVER} and {@link #OF_LOGIN} to its own keys.
 *
 * @since 0.1
 */
public final class OAuthKeys {
  static final ConfigKey<String> TOKEN_URL =
      ConfigKey.text("token-url")
          .meaning(
              "OAuth 2 token endpoint, for example"
                  + " https://login.microsoftonline.com/TENANT/oauth2/v2.0/token; for"
                  + " oauth2-client, oauth2-device and oauth2-refresh");
  static final ConfigKey<String> DEVICE_CODE_URL =
      ConfigKey.text("device-code-url")
          .meaning(
              "OAuth 2 device authorization endpoint, for example"
                  + " https://login.microsoftonline.com/TENANT/oauth2/v2.0/devicecode; for"
                  + " oauth2-device");
  static final ConfigKey<Path> TOKEN_TRUST =
      ConfigKey.path("token-trust")
          .meaning("Like trust, for the server of token-url and device-code-url");
  static final ConfigKey<String> CLIENT_ID =
      ConfigKey.text("client-id")
          .meaning(
              "Client id of this program; for oauth2-client, oauth2-device and oauth2-refresh");
  static final ConfigKey<Secret> CLIENT_SECRET =
      ConfigKey.secret("client-secret")
          .meaning(
              "Client secret of this program; oauth2-client needs it or client-certificate, the"
                  + " others only if the server demands it");
  static final ConfigKey<Path> CLIENT_CERTIFICATE =
      ConfigKey.path("client-certificate")
          .meaning(
              "PEM file with the certificate of this program, instead of client-secret; it is read"
                  + " again for each token");
  static final ConfigKey<Path> CLIENT_KEY =
      ConfigKey.path("client-key")
          .meaning(
              "PEM file with the RSA key of client-certificate, without a passphrase; if it is not"
                  + " in the same file");
  static final ConfigKey<AssertionAlgorithm> CLIENT_ASSERTION =
      ConfigKey.choice("client-assertion", List.of(AssertionAlgorithm.values()))
          .meaning("How the key signs: ps256, or rs256 for AD FS")
          .defaultsTo(AssertionAlgorithm.PS256);
  static final ConfigKey<String> SCOPE =
      ConfigKey.text("scope")
          .meaning(
              "OAuth 2 scope, for example https://outlook.office365.com/.default, with"
                  + " offline_access for oauth2-device; oauth2-refresh needs none");
  static final ConfigKey<Secret> TOKEN =
      ConfigKey.secret("token")
          .meaning("OAuth 2 access token for oauth2-token, renewed by another program in its file");
  static final ConfigKey<Path> TOKEN_FILE =
      ConfigKey.path("token-file")
          .meaning(
              "File for the refresh token, in a folder that this program can write to, readable by"
                  + " its owner only; for oauth2-device and oauth2-refresh");

  /** The keys that say where tokens come from, and as which program. */
  public static final ConfigSpec OF_SERVER =
      ConfigSpec.of(
          TOKEN_URL,
          DEVICE_CODE_URL,
          TOKEN_TRUST,
          CLIENT_ID,
          CLIENT_SECRET,
          CLIENT_CERTIFICATE,
          CLIENT_KEY,
          CLIENT_ASSERTION,
          SCOPE);

  /** Those of {@link #OF_SERVER} that a program needs that logs in as itself. */
  public static final ConfigSpec OF_PROGRAM =
      ConfigSpec.of(
          TOKEN_URL,
          TOKEN_TRUST,
          CLIENT_ID,
          CLIENT_SECRET,
          CLIENT_CERTIFICATE,
          CLIENT_KEY,
          CLIENT_ASSERTION,
          SCOPE);

  /** The keys of one person's login. */
  public static final ConfigSpec OF_LOGIN = ConfigSpec.of(TOKEN, TOKEN_FILE);

  private OAuthKeys() {}
}
