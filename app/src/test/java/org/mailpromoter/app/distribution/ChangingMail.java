package org.mailpromoter.app.distribution;

import static org.mailpromoter.testkit.MailBuilder.mail;

import java.util.List;
import java.util.Random;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/** Two mailboxes in which mail arrives, is flagged, moved away and back, and deleted. */
final class ChangingMail {
  static final List<String> USERS = List.of("crm", "support");
  private static final String ASIDE = "Later";
  private static final int PLACES = 30;

  private final DovecotServer server;
  private final Random random;
  private int written;

  ChangingMail(DovecotServer server, Random random) {
    this.server = server;
    this.random = random;
    USERS.forEach(user -> server.doveadm("mailbox", "create", "-u", user, ASIDE));
  }

  /** Does one thing; most often mail arrives. */
  void change() {
    String user = USERS.get(random.nextInt(USERS.size()));
    switch (random.nextInt(10)) {
      case 0 -> server.doveadm("flags", "add", "-u", user, "\\Seen", "mailbox", "INBOX", any());
      case 1 -> server.doveadm("flags", "remove", "-u", user, "\\Seen", "mailbox", "INBOX", any());
      case 2 -> server.doveadm("expunge", "-u", user, "mailbox", "INBOX", any());
      case 3 -> server.doveadm("move", "-u", user, ASIDE, "mailbox", "INBOX", any());
      case 4 -> server.doveadm("move", "-u", user, "INBOX", "mailbox", ASIDE, "ALL");
      default -> deliver();
    }
  }

  /** The number of a place in a folder, which may be empty. */
  private String any() {
    return Integer.toString(1 + random.nextInt(PLACES));
  }

  /** A mail to one of the two or to both; a third of them are answers. */
  void deliver() {
    int number = written++;
    int to = random.nextInt(3);
    MailBuilder mail =
        mail()
            .id("<m" + number + "@customer.example>")
            .from("c" + number % 50 + "@customer.example")
            .to(to == 0 ? "support@ours.example" : "crm@ours.example")
            .subject("Mail " + number)
            .date("Mon, 5 Jan 2026 09:00:00 +0000");
    if (to == 2) {
      mail.cc("support@ours.example");
    }
    if (number % 3 == 2) {
      mail.inReplyTo("<m" + random.nextInt(number) + "@customer.example>");
    }
    byte[] bytes = mail.bytes();
    if (to != 0) {
      server.deliver("crm", bytes);
    }
    if (to != 1) {
      server.deliver("support", bytes);
    }
  }

  /** The UIDs of the messages in a user's inbox. */
  List<String> uids(String user) {
    return server
        .doveadm("-f", "flow", "fetch", "-u", user, "uid", "mailbox", "INBOX", "ALL")
        .lines()
        .map(line -> line.substring(line.indexOf('=') + 1).strip())
        .toList();
  }

  /** The Message-IDs of the messages in a user's inbox. */
  List<String> messageIds(String user) {
    return server
        .doveadm("-f", "flow", "fetch", "-u", user, "hdr.message-id", "mailbox", "INBOX", "ALL")
        .lines()
        .map(line -> line.substring(line.indexOf('<') + 1, line.indexOf('>')))
        .toList();
  }

  int written() {
    return written;
  }
}
