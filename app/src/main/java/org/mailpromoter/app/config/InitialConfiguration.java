package org.mailpromoter.app.config;

import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.StorageFactory;
import org.mailpromoter.spi.config.ConfigKey;

/** The commented file that {@code init} writes: every key with its meaning and default. */
public final class InitialConfiguration {
  private static final int WIDTH = 92;

  private InitialConfiguration() {}

  /** The file's text, with the keys of one connector and one kind of storage spelled out. */
  public static String text(ConnectorFactory connector, StorageFactory storage) {
    List<String> lines = new ArrayList<>();
    lines.add("# Mailpromoter. Check this file with: mailpromoter check-config");
    lines.add("# Values may hold ${VARIABLE} or ${VARIABLE:-default} of the environment.");
    lines.add("");
    lines.add("storage:");
    optional(lines, "  ", StorageDeployment.KIND, storage.name());
    storage.keys().keys().forEach(key -> example(lines, "  ", key));
    lines.add("");
    lines.add("# Server profiles: connection settings shared by mailboxes.");
    lines.add("servers:");
    lines.add("  office:");
    lines.add("    connector: " + connector.name());
    connector.serverKeys().keys().forEach(key -> example(lines, "    ", key));
    optional(lines, "    ", Mailboxes.CONNECTIONS, standard(Mailboxes.CONNECTIONS));
    optional(lines, "    ", Mailboxes.POLL_INTERVAL, standard(Mailboxes.POLL_INTERVAL));
    lines.add("");
    lines.add("mailboxes:");
    lines.add("  christopher:");
    lines.add("    server: office");
    comment(lines, "    ", Mailboxes.OWNER.meaning());
    lines.add("    owner: christopher");
    optional(lines, "    ", Mailboxes.FOLDERS, "[INBOX]");
    optional(lines, "    ", Mailboxes.ENABLED, "true");
    optional(lines, "    ", Mailboxes.PROCESS_FROM, "2026-01-31");
    optional(lines, "    ", Mailboxes.SENT_FOLDER, "Sent");
    optional(lines, "    ", Mailboxes.TRACKED_FOLDERS, "[\"Contoso = account:contoso\"]");
    optional(lines, "    ", Mailboxes.PROMOTED_MARK, "$MailpromoterTracked");
    optional(lines, "    ", Mailboxes.UNDELIVERABLE_MARK, "$MailpromoterUndeliverable");
    optional(lines, "    ", Mailboxes.UNDELIVERABLE_FOLDER, "Undeliverable");
    connector.mailboxKeys().keys().forEach(key -> example(lines, "    ", key));
    lines.add("");
    lines.add("organization:");
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      optional(lines, "  ", OrganizationSection.key(each), String.valueOf(each.standard()));
    }
    optional(lines, "  ", OrganizationSection.ORDER, "[in-reply-to, references, tracking-token]");
    optional(lines, "  ", OrganizationSection.PREFIXES, "[\"CRM:\"]");
    lines.add("");
    lines.add("users:");
    lines.add("  christopher:");
    lines.add("    name: Christopher Reed");
    lines.add("    addresses: [christopher@contoso.example]");
    optional(lines, "    ", Owners.TRACK, "replies");
    lines.add("");
    lines.add("queues:");
    lines.add("  support:");
    lines.add("    name: Support");
    lines.add("    addresses: [support@contoso.example]");
    lines.add("    owner: christopher");
    optional(lines, "    ", Owners.TRACK, "all");
    lines.add("");
    comment(
        lines, "", "Whose addresses are, beside imported records; the user guide shows LDAP, too.");
    lines.add("# directories:");
    lines.add("#   crm:");
    lines.add("#     kind: file");
    lines.add("#     path: contacts.csv");
    lines.add("");
    lines.add("# Where activities are delivered. 'mailpromoter plugins' lists the kinds.");
    lines.add("# sinks:");
    lines.add("#   archive:");
    lines.add("#     kind: jsonl");
    lines.add("#     file: activities.jsonl");
    Sinks.COMMON.keys().stream()
        .filter(key -> !key.required())
        .forEach(key -> optional(lines, "#     ", key, standard(key)));
    return String.join("\n", lines) + "\n";
  }

  private static void example(List<String> lines, String indent, ConfigKey<?> key) {
    comment(lines, indent, key.meaning() + " (" + key.type() + ")");
    if (key.required()) {
      lines.add(indent + key.name() + ": " + sample(key));
    } else if (key.name().equals("password")) {
      lines.add(indent + "password: ${CHRISTOPHER_PASSWORD}");
    } else if (key.name().equals("username") || key.name().equals("url")) {
      lines.add(indent + key.name() + ": " + sample(key));
    } else {
      lines.add(indent + "# " + key.name() + ": " + standard(key));
    }
  }

  private static String standard(ConfigKey<?> key) {
    return key.standardText().isEmpty() ? sample(key) : key.standardText();
  }

  private static String sample(ConfigKey<?> key) {
    return switch (key.name()) {
      case "host" -> "imap.contoso.example";
      case "url" -> "https://mail.contoso.example/EWS/Exchange.asmx";
      case "mailbox" -> "support@contoso.example";
      case "port" -> "993";
      case "username" -> "christopher@contoso.example";
      case "path" -> "mail/christopher";
      case "trust" -> "company-ca.pem";
      case "token" -> "file:secrets/christopher.token";
      default -> "...";
    };
  }

  private static void optional(
      List<String> lines, String indent, ConfigKey<?> key, String standard) {
    comment(lines, indent, key.meaning());
    lines.add(indent + "# " + key.name() + ": " + standard);
  }

  private static void comment(List<String> lines, String indent, String text) {
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
