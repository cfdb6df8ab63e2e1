package org.mailpromoter.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.MailSenderFactory;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.StorageFactory;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.loading.PluginRegistry;

/**
 * The commented file that {@code init} writes. It is made from the very keys by which a file is
 * read, so that it holds every one of them with its meaning and default.
 */
public final class InitialConfiguration {
  private static final int WIDTH = 80;

  private static final String NAME = "Your Name";
  private static final String ADDRESS = "your.name@your-company.example";
  private static final String SMTP_HOST = "smtp.your-company.example";
  private static final String QUEUE_ADDRESS = "support@your-company.example";

  /** Keys that are written with a value rather than with their default. */
  private static final Map<String, String> GIVEN =
      Map.of(
          "username", ADDRESS,
          "password", "${CHRISTOPHER_PASSWORD}",
          "url", "https://mail.your-company.example/EWS/Exchange.asmx",
          "path", "mail/christopher",
          "host", "imap.your-company.example");

  /** Examples for keys without a default. */
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("mailbox", QUEUE_ADDRESS),
          Map.entry("port", "993"),
          Map.entry("trust", "company-ca.pem"),
          Map.entry("token-trust", "company-ca.pem"),
          Map.entry("token", "file:secrets/christopher.token"),
          Map.entry("token-file", "christopher.token"),
          Map.entry("client-secret", "${CLIENT_SECRET}"),
          Map.entry("token-signing-keys", "${TOKEN_SIGNING_KEYS}"),
          Map.entry("process-from", "2026-01-31"),
          Map.entry("sender", "outgoing"),
          Map.entry("send-from", ADDRESS),
          Map.entry("sends-for", "[queue:support]"),
          Map.entry("alerts-to", "[" + ADDRESS + "]"),
          Map.entry("report-to", "[" + ADDRESS + "]"),
          Map.entry("digest-except", "[christopher]"),
          Map.entry("sent-folder", "Sent"),
          Map.entry("promoted-mark", "$MailpromoterTracked"),
          Map.entry("undeliverable-mark", "$MailpromoterUndeliverable"),
          Map.entry("undeliverable-folder", "Undeliverable"),
          Map.entry(
              "correlation-order",
              BuiltInStrategies.of(TrackingTokenFormat.DEFAULT).stream()
                  .map(CorrelationStrategy::name)
                  .collect(Collectors.joining(", ", "[", "]"))));

  private final List<String> lines = new ArrayList<>();

  private InitialConfiguration() {}

  /**
   * The file's text.
   *
   * @param connector the connector whose keys are spelled out
   * @param storage the storage whose keys are spelled out
   * @param plugins what else there is: sinks, directories, and correlation strategies with keys
   */
  public static String text(
      ConnectorFactory connector, StorageFactory storage, PluginRegistry plugins) {
    InitialConfiguration file = new InitialConfiguration();
    file.head();
    file.storage(storage);
    file.servers(connector);
    file.senders(plugins);
    file.mailboxes(connector);
    file.notices();
    file.organization();
    file.owners();
    file.correlation(plugins);
    file.directories(plugins);
    file.sinks(plugins);
    return String.join("\n", file.lines) + "\n";
  }

  /**
   * Whether a value is one that {@code init} has filled in as an example. A path is none: it exists
   * where it is meant.
   */
  static boolean isExample(String key, Object value) {
    return switch (key) {
      case "username", "url" -> String.valueOf(value).equals(GIVEN.get(key));
      case "host" -> value.equals(GIVEN.get(key)) || value.equals(SMTP_HOST);
      case "name" -> value.equals(NAME);
      case "addresses" ->
          value instanceof List<?> all && (all.contains(ADDRESS) || all.contains(QUEUE_ADDRESS));
      default -> false;
    };
  }

  private void head() {
    comment("", "Mailpromoter. Check this file with: mailpromoter check-config");
    comment(
        "",
        "'# ' begins an explanation. '#' without a space begins a setting with its default"
            + " value, or an example: remove the '#' to use it.");
    comment("", "Values may contain environment variables: ${VARIABLE} or ${VARIABLE:-default}.");
  }

  private void storage(StorageFactory storage) {
    begin("storage:");
    keys("  ", ConfigSpec.of(StorageDeployment.KIND).and(storage.keys()), Map.of());
  }

  private void servers(ConnectorFactory connector) {
    lines.add("");
    comment("", "Server profiles: connection settings shared by mailboxes.");
    lines.add("servers:");
    lines.add("  office:");
    keys(
        "    ",
        Mailboxes.SERVER_COMMON.and(connector.serverKeys()),
        Map.of("connector", connector.name()));
  }

  private void senders(PluginRegistry plugins) {
    MailSenderFactory smtp = plugins.senders().get("smtp");
    if (smtp != null) {
      lines.add("");
      comment("", "How mail is sent by mailboxes with send: true, which share these settings.");
      lines.add("#senders:");
      InitialConfiguration part = new InitialConfiguration();
      part.lines.add("  outgoing:");
      part.keys(
          "    ",
          Senders.COMMON.and(smtp.senderKeys()),
          Map.of("kind", smtp.name(), "host", SMTP_HOST));
      commentedOut(part);
    }
  }

  private void mailboxes(ConnectorFactory connector) {
    begin("mailboxes:");
    lines.add("  christopher:");
    keys(
        "    ",
        Mailboxes.COMMON.and(connector.mailboxKeys()),
        Map.of("server", "office", "owner", "christopher"));
  }

  private void notices() {
    lines.add("");
    comment("", "Mail about Mailpromoter itself, sent by a mailbox with send: true.");
    lines.add("#notices:");
    InitialConfiguration part = new InitialConfiguration();
    part.keys("  ", NoticesSection.KEYS, Map.of("from", "queue:support"));
    commentedOut(part);
  }

  private void organization() {
    begin("organization:");
    keys("  ", OrganizationSection.keys(), Map.of());
  }

  private void owners() {
    begin("users:");
    lines.add("  christopher:");
    keys("    ", Owners.USER_KEYS, Map.of("name", NAME, "addresses", "[" + ADDRESS + "]"));
    begin("queues:");
    lines.add("  support:");
    keys(
        "    ",
        Owners.QUEUE_KEYS,
        Map.of("name", "Support", "addresses", "[" + QUEUE_ADDRESS + "]", "owner", "christopher"));
  }

  /** Only strategies of plugins have settings. */
  private void correlation(PluginRegistry plugins) {
    InitialConfiguration part = new InitialConfiguration();
    plugins
        .strategies()
        .forEach(
            (name, factory) -> {
              part.lines.add("  " + name + ":");
              part.keys("    ", factory.keys(), Map.of());
            });
    if (!part.lines.isEmpty()) {
      begin("#correlation:");
      commentedOut(part);
    }
  }

  private void directories(PluginRegistry plugins) {
    RecordDirectoryFactory file = plugins.directories().get("file");
    if (file != null) {
      lines.add("");
      comment(
          "",
          "Directories that say whose an address is, in addition to imported records;"
              + " the user guide also shows LDAP.");
      lines.add("#directories:");
      InitialConfiguration part = new InitialConfiguration();
      part.lines.add("  crm:");
      part.keys(
          "    ",
          Directories.COMMON.and(file.keys()),
          Map.of("kind", file.name(), "path", "contacts.csv"));
      commentedOut(part);
    }
  }

  private void sinks(PluginRegistry plugins) {
    ActivitySinkFactory jsonl = plugins.sinks().get("jsonl");
    if (jsonl != null) {
      lines.add("");
      comment("", "Where activities are delivered. 'mailpromoter plugins' lists the kinds.");
      lines.add("#sinks:");
      InitialConfiguration part = new InitialConfiguration();
      part.lines.add("  archive:");
      part.keys(
          "    ",
          Sinks.COMMON.and(jsonl.keys()),
          Map.of("kind", jsonl.name(), "file", "activities.jsonl"));
      commentedOut(part);
    }
  }

  private void begin(String section) {
    lines.add("");
    lines.add(section);
  }

  private void commentedOut(InitialConfiguration part) {
    part.lines.forEach(line -> lines.add("#" + line));
  }

  /** Every key of a section: those with a value that is given, the others commented out. */
  private void keys(String indent, ConfigSpec spec, Map<String, String> values) {
    for (ConfigKey<?> key : spec.keys()) {
      boolean given = values.containsKey(key.name());
      boolean filledIn = !given && GIVEN.containsKey(key.name());
      comment(indent, key.meaning() + " (" + key.type() + ")");
      String value =
          given
              ? values.getOrDefault(key.name(), "")
              : filledIn ? GIVEN.getOrDefault(key.name(), "") : standard(key);
      boolean used = given || filledIn || key.required();
      lines.add(indent + (used ? "" : "#") + key.name() + ": " + value);
    }
  }

  private static String standard(ConfigKey<?> key) {
    Object standard = key.standard().map(Object.class::cast).orElse("");
    if (standard instanceof List<?> list) {
      return list.isEmpty() && EXAMPLES.containsKey(key.name())
          ? EXAMPLES.getOrDefault(key.name(), "")
          : list.stream()
              .map(each -> quoted(String.valueOf(each)))
              .collect(Collectors.joining(", ", "[", "]"));
    }
    return key.standardText().isEmpty()
        ? EXAMPLES.getOrDefault(key.name(), "...")
        : quoted(key.standardText());
  }

  /** In quotes where YAML would take it for something else. */
  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9$/._][A-Za-z0-9$/._@+-]*")
        ? text
        : "'" + text.replace("'", "''") + "'";
  }

  private void comment(String indent, String text) {
    StringBuilder line = new StringBuilder(indent).append('#');
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() + 1 > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent).append('#');
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
  }
}
