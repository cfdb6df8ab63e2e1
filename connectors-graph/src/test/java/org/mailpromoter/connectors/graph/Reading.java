package org.mailpromoter.connectors.graph;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.testkit.MailBuilder;

/** Reads folders to their end and says what came. */
final class Reading {
  static final FolderId INBOX = new FolderId("INBOX");
  static final PageLimit LIMIT = new PageLimit(1_000, 32 << 10);

  private final List<Change.OfMessage> changes = new ArrayList<>();
  private Cursor cursor;

  private Reading(Cursor cursor) {
    this.cursor = cursor;
  }

  static Reading of(MailboxSession session, FolderId folder, Cursor from)
      throws MailAccessException {
    return of(session, folder, from, LIMIT);
  }

  static Reading of(MailboxSession session, FolderId folder, Cursor from, PageLimit limit)
      throws MailAccessException {
    Reading reading = new Reading(from);
    ChangePage page;
    do {
      page = session.changesSince(folder, reading.cursor, limit);
      page.changes().forEach(each -> reading.changes.add((Change.OfMessage) each));
      reading.cursor = page.next();
    } while (page.more());
    return reading;
  }

  Cursor cursor() {
    return cursor;
  }

  List<Change.OfMessage> changes() {
    return changes;
  }

  List<Change.Arrived> arrived() {
    return changes.stream()
        .filter(Change.Arrived.class::isInstance)
        .map(Change.Arrived.class::cast)
        .toList();
  }

  List<String> subjects() {
    return arrived().stream().map(each -> field(each, "Subject")).toList();
  }

  static String field(Change.Arrived message, String name) {
    return text(message)
        .lines()
        .filter(line -> line.startsWith(name + ": "))
        .findFirst()
        .orElse("")
        .replace(name + ": ", "");
  }

  static String text(Change.Arrived message) {
    return new String(message.header(), StandardCharsets.UTF_8);
  }

  /** A mail with a number as its subject. */
  static byte[] mail(int number) {
    return MailBuilder.mail()
        .id("<m" + number + "@x.example>")
        .from("tom@x.example")
        .to("anna@stub.example")
        .subject(String.valueOf(number))
        .body("Text of " + number + "\n")
        .bytes();
  }
}
