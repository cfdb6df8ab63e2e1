package org.mailpromoter.connectors.graph.server;

import java.time.Duration;
import org.mailpromoter.http.oauth.OAuthKeys;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.net.ConnectionKeys;

/** The keys of the connector and of the sender. */
public final class GraphKeys {
  public static final ConfigKey<Cloud> CLOUD =
      ConfigKey.choice("cloud", Cloud.class)
          .meaning(
              "Which cloud of Microsoft holds the mailboxes; it decides where Graph and its login"
                  + " are, and how folders are read")
          .defaultsTo(Cloud.GLOBAL);
  public static final ConfigKey<String> URL =
      ConfigKey.text("url")
          .meaning(
              "Address of Graph with its version, instead of that of cloud; for example"
                  + " https://graph.microsoft.com/v1.0");
  public static final ConfigKey<Mechanism> AUTHENTICATION =
      ConfigKey.choice("authentication", Mechanism.class)
          .meaning(
              "How to log in: oauth2-client as a program with a secret or certificate, oauth2-device"
                  + " as a person who enters a code once, oauth2-refresh as a person who logged in"
                  + " elsewhere, oauth2-token with a token that is renewed outside this program")
          .defaultsTo(Mechanism.OAUTH2_CLIENT);
  public static final ConfigKey<String> TENANT =
      ConfigKey.text("tenant")
          .meaning(
              "Id or domain of the organization (Directory ID); token-url and device-code-url follow"
                  + " from it and the cloud where they are not given");
  public static final ConfigKey<Duration> READ_TIMEOUT =
      ConnectionKeys.READ_TIMEOUT.meaning("How long to wait for an answer and for each part of it");
  public static final ConfigKey<Reading> READING =
      ConfigKey.choice("reading", Reading.class)
          .meaning(
              "How folders are read, instead of what the cloud can do: delta by their changes, list"
                  + " by the time of receipt; sent items are always read by time");
  public static final ConfigKey<Integer> PAGE_SIZE =
      ConfigKey.integer("page-size", 1, 500)
          .meaning("Number of messages per request; less while the server finds it too much")
          .defaultsTo(200);
  public static final ConfigKey<Duration> NEWS_INTERVAL =
      ConfigKey.duration("news-interval")
          .meaning("How often a service asks whether new mail has arrived")
          .defaultsTo(Duration.ofSeconds(15));
  public static final ConfigKey<String> MAILBOX =
      ConfigKey.text("mailbox")
          .meaning(
              "Address (user principal name) of the mailbox; not needed for the own mailbox of"
                  + " a person who logs in");

  private static final ConfigSpec CONNECTION =
      ConfigSpec.of(
          CLOUD,
          URL,
          ConnectionKeys.TLS_OR_PLAIN,
          AUTHENTICATION,
          TENANT,
          ConnectionKeys.TRUST,
          ConnectionKeys.CONNECT_TIMEOUT,
          READ_TIMEOUT);

  /** The keys of a server profile. */
  public static final ConfigSpec OF_SERVER =
      CONNECTION.and(ConfigSpec.of(READING, PAGE_SIZE, NEWS_INTERVAL)).and(OAuthKeys.OF_SERVER);

  /** The keys of a sender: those of a server profile that are not about reading. */
  public static final ConfigSpec OF_SENDER = CONNECTION.and(OAuthKeys.OF_SERVER);

  /** The keys of a mailbox. */
  public static final ConfigSpec OF_MAILBOX = ConfigSpec.of(MAILBOX).and(OAuthKeys.OF_LOGIN);

  private GraphKeys() {}
}
