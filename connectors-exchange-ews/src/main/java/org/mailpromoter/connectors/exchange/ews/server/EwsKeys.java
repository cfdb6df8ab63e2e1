package org.mailpromoter.connectors.exchange.ews.server;

import java.time.Duration;
import org.mailpromoter.http.oauth.OAuthKeys;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ConnectionKeys;

/** The keys of the connector and of the sender. */
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
                  + " program with a secret or certificate, oauth2-device as a person who enters a"
                  + " code once, oauth2-refresh with a refresh token from elsewhere, oauth2-token"
                  + " with a token that is renewed outside this program")
          .defaultsTo(Mechanism.BASIC);
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

  private static final ConfigSpec CONNECTION =
      ConfigSpec.of(
          URL,
          AUTODISCOVER,
          ConnectionKeys.TLS_OR_PLAIN,
          AUTHENTICATION,
          ConnectionKeys.TRUST,
          ConnectionKeys.CONNECT_TIMEOUT,
          READ_TIMEOUT);

  /** The keys of a server profile. */
  public static final ConfigSpec OF_SERVER =
      CONNECTION.and(ConfigSpec.of(HEADER_BATCH, BODY_BATCH)).and(OAuthKeys.OF_SERVER);

  /** The keys of a sender: those of a server profile that are not about reading. */
  public static final ConfigSpec OF_SENDER = CONNECTION.and(OAuthKeys.OF_SERVER);

  /** The keys of a mailbox. */
  public static final ConfigSpec OF_MAILBOX =
      ConfigSpec.of(USERNAME, PASSWORD, MAILBOX, IMPERSONATE).and(OAuthKeys.OF_LOGIN);

  private EwsKeys() {}
}
