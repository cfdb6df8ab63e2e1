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
              "own-domain: ask the servers of the mailbox's own domain where the web service is, over"
                  + " TLS only, and believe no place outside of it; in place of url")
          .defaultsTo(Discovery.OFF);
  public static final ConfigKey<Mechanism> AUTHENTICATION =
      ConfigKey.choice("authentication", Mechanism.class)
          .meaning(
              "How to log in: basic and ntlm with username and password, oauth2-client as a program"
                  + " with a secret, oauth2-device as a person who enters a code once, oauth2-token"
                  + " with a token that somebody else renews")
          .defaultsTo(Mechanism.BASIC);
  public static final ConfigKey<String> TOKEN_URL =
      ConfigKey.text("token-url")
          .meaning(
              "Where access tokens are had, for example"
                  + " https://adfs.example.com/adfs/oauth2/token; for oauth2-client and"
                  + " oauth2-device");
  public static final ConfigKey<String> DEVICE_CODE_URL =
      ConfigKey.text("device-code-url")
          .meaning(
              "Where device codes are had, for example"
                  + " https://adfs.example.com/adfs/oauth2/devicecode; for oauth2-device");
  public static final ConfigKey<Path> TOKEN_TRUST =
      ConfigKey.path("token-trust")
          .meaning("Like trust, for the server of token-url and device-code-url");
  public static final ConfigKey<String> CLIENT_ID =
      ConfigKey.text("client-id")
          .meaning("Id under which this program is registered; for oauth2-client, oauth2-device");
  public static final ConfigKey<Secret> CLIENT_SECRET =
      ConfigKey.secret("client-secret").meaning("Secret of the program; for oauth2-client");
  public static final ConfigKey<String> SCOPE =
      ConfigKey.text("scope")
          .meaning(
              "What to ask for, for example https://mail.example.com/.default, with offline_access"
                  + " for oauth2-device");
  public static final ConfigKey<Duration> READ_TIMEOUT =
      ConnectionKeys.READ_TIMEOUT.meaning(
          "How long to wait for an answer, and for each piece of it");
  public static final ConfigKey<Integer> HEADER_BATCH =
      ConfigKey.integer("header-batch", 1, 1_000)
          .meaning("How many headers to ask for at once")
          .defaultsTo(500);
  public static final ConfigKey<Integer> BODY_BATCH =
      ConfigKey.integer("body-batch", 1, 100)
          .meaning("How many whole messages to ask for at once, at most 4 MB together")
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
              "File that keeps what a person's login is worth, readable by its owner alone; for"
                  + " oauth2-device");
  public static final ConfigKey<String> MAILBOX =
      ConfigKey.text("mailbox")
          .meaning(
              "Address of the mailbox when it is not the login's own: a shared mailbox, or one that"
                  + " the login may read as delegate");
  public static final ConfigKey<Boolean> IMPERSONATE =
      ConfigKey.flag("impersonate")
          .meaning(
              "Whether to act as the owner of mailbox, for which the login needs the role"
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
