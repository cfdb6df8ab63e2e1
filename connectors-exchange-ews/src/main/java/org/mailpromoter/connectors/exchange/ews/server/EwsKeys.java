package org.mailpromoter.connectors.exchange.ews.server;

import java.nio.file.Path;
import java.time.Duration;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ConnectionKeys;

/** The keys of the connector. */
public final class EwsKeys {
  public static final ConfigKey<String> URL =
      ConfigKey.text("url")
          .meaning(
              "Address of the web service, for example"
                  + " https://mail.example.com/EWS/Exchange.asmx");
  public static final ConfigKey<Discovery> AUTODISCOVER =
      ConfigKey.choice("autodiscover", Discovery.class)
          .meaning(
              "own-domain: ask the servers of the mailbox's domain for the address of the web"
                  + " service, over TLS only, and accept no address outside the domain; instead"
                  + " of url")
          .defaultsTo(Discovery.OFF);
  public static final ConfigKey<Mechanism> AUTHENTICATION =
      ConfigKey.choice("authentication", Mechanism.class)
          .meaning(
              "How to log in: basic and ntlm with username and password, oauth2-client as a"
                  + " program with a secret, oauth2-device as a person who enters a code once,"
                  + " oauth2-token with a token that is renewed outside this program")
          .defaultsTo(Mechanism.BASIC);
  public static final ConfigKey<String> TOKEN_URL =
      ConfigKey.text("token-url")
          .meaning(
              "OAuth 2 token endpoint, for example"
                  + " https://adfs.example.com/adfs/oauth2/token; for oauth2-client and"
                  + " oauth2-device");
  public static final ConfigKey<String> DEVICE_CODE_URL =
      ConfigKey.text("device-code-url")
          .meaning(
              "OAuth 2 device authorization endpoint, for example"
                  + " https://adfs.example.com/adfs/oauth2/devicecode; for oauth2-device");
  public static final ConfigKey<Path> TOKEN_TRUST =
      ConfigKey.path("token-trust")
          .meaning("Like trust, for the server of token-url and device-code-url");
  public static final ConfigKey<String> CLIENT_ID =
      ConfigKey.text("client-id")
          .meaning("Client id of this program; for oauth2-client, oauth2-device");
  public static final ConfigKey<Secret> CLIENT_SECRET =
      ConfigKey.secret("client-secret").meaning("Client secret of this program; for oauth2-client");
  public static final ConfigKey<String> SCOPE =
      ConfigKey.text("scope")
          .meaning(
              "OAuth 2 scope, for example https://mail.example.com/.default, with offline_access"
                  + " for oauth2-device");
  public static final ConfigKey<Duration> READ_TIMEOUT =
      ConnectionKeys.READ_TIMEOUT.meaning("How long to wait for an answer and for each part of it");
  public static final ConfigKey<Integer> HEADER_BATCH =
      ConfigKey.integer("header-batch", 1, 1_000)
          .meaning("Number of headers per request")
          .defaultsTo(500);
  public static final ConfigKey<Integer> BODY_BATCH =
      ConfigKey.integer("body-batch", 1, 100)
          .meaning("Number of whole messages per request, at most 4 MB in total")
          .defaultsTo(100);
  public static final ConfigKey<String> USERNAME =
      ConfigKey.text("username")
          .meaning(
              "Login name: the address or DOMAIN\\name; needed for authentication basic and ntlm");
  public static final ConfigKey<Secret> PASSWORD =
      ConfigKey.secret("password").meaning("Password for authentication basic and ntlm");
  public static final ConfigKey<Secret> TOKEN =
      ConfigKey.secret("token").meaning("OAuth 2 access token for authentication oauth2-token");
  public static final ConfigKey<Path> TOKEN_FILE =
      ConfigKey.path("token-file")
          .meaning(
              "File for the refresh token, readable by its owner only; for" + " oauth2-device");
  public static final ConfigKey<String> MAILBOX =
      ConfigKey.text("mailbox")
          .meaning(
              "Address of the mailbox if it is not the login's own: a shared mailbox, or one"
                  + " that the login may read as delegate");
  public static final ConfigKey<Boolean> IMPERSONATE =
      ConfigKey.flag("impersonate")
          .meaning(
              "Whether to act as the owner of mailbox; the login then needs the role"
                  + " ApplicationImpersonation")
          .defaultsTo(false);

  /** The keys of a server profile. */
  public static final ConfigSpec OF_SERVER =
      ConfigSpec.of(
          URL,
          AUTODISCOVER,
          ConnectionKeys.TLS_OR_PLAIN,
          AUTHENTICATION,
          ConnectionKeys.TRUST,
          TOKEN_URL,
          DEVICE_CODE_URL,
          TOKEN_TRUST,
          CLIENT_ID,
          CLIENT_SECRET,
          SCOPE,
          ConnectionKeys.CONNECT_TIMEOUT,
          READ_TIMEOUT,
          HEADER_BATCH,
          BODY_BATCH);

  /** The keys of a mailbox. */
  public static final ConfigSpec OF_MAILBOX =
      ConfigSpec.of(USERNAME, PASSWORD, TOKEN, TOKEN_FILE, MAILBOX, IMPERSONATE);

  private EwsKeys() {}
}
