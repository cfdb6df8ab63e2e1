package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** Reads mailboxes and changes what is in them, for contracts. */
final class MailboxReadings {
  private MailboxReadings() {}

  static List<Change.OfMessage> othersThanArrived(List<ChangePage> pages) {
    return pages.stream()
        .flatMap(page -> page.changes().stream())
        .filter(Change.OfMessage.class::isInstance)
        .map(Change.OfMessage.class::cast)
        .filter(change -> !(change instanceof Change.Arrived))
        .toList();
  }

  static Consumer<Change.Arrived> sameHeader(Change.Arrived before) {
    return now -> {
      assertThat(now.header()).isEqualTo(before.header());
      assertThat(now.receivedAt()).isEqualTo(before.receivedAt());
      assertThat(now.size()).isEqualTo(before.size());
    };
  }

  /** What the size of a message may be: it is known or said to be unknown, and never guessed. */
  static Consumer<Long> sizeIn(MailboxUnderTest mailbox) {
    return size -> {
      if (mailbox.tellsSizes()) {
        assertThat(size).isPositive();
      } else {
        assertThat(size).isEqualTo(Change.Arrived.UNKNOWN_SIZE);
      }
    };
  }

  static void assumeCapable(MailboxSession session, Capability capability) {
    Assumptions.assumeTrue(
        session.capabilities().contains(capability),
        "this kind of mailbox offers no " + capability.name().toLowerCase(Locale.ROOT));
  }

  static byte[] numbered(int number) {
    return MailBuilder.mail()
        .from("anna@customer.example")
        .to("crm@ours.example")
        .subject("Number " + number)
        .body("Text of " + number + "\n")
        .bytes();
  }

  static String[] numbers(int first, int last) {
    String[] subjects = new String[last - first + 1];
    for (int i = first; i <= last; i++) {
      subjects[i - first] = "Number " + i;
    }
    return subjects;
  }

  static List<ChangePage> readAll(MailboxUnderTest mailbox, Cursor from)
      throws MailAccessException {
    return readAll(mailbox, from, MailboxContract.THREE);
  }

  static List<ChangePage> readAll(MailboxUnderTest mailbox, Cursor from, PageLimit limit)
      throws MailAccessException {
    List<ChangePage> pages = new ArrayList<>();
    try (MailboxSession session = mailbox.source().open()) {
      Cursor cursor = from;
      ChangePage page;
      do {
        page = session.changesSince(mailbox.folder(), cursor, limit);
        pages.add(page);
        assertThat(pages).as("pages of a folder that has an end").hasSizeLessThan(100);
        cursor = page.next();
      } while (page.more());
    }
    return pages;
  }

  static List<Change.Arrived> arrivals(List<ChangePage> pages) {
    List<Change.Arrived> arrived = new ArrayList<>();
    for (ChangePage page : pages) {
      for (Change change : page.changes()) {
        if (change instanceof Change.Arrived message) {
          arrived.add(message);
        }
      }
    }
    return arrived;
  }

  static List<MessageRef> refs(ChangePage page) {
    return refs(List.of(page));
  }

  static List<MessageRef> refs(List<ChangePage> pages) {
    return arrivals(pages).stream().map(Change.Arrived::ref).toList();
  }

  static List<String> subjects(List<ChangePage> pages) {
    return arrivals(pages).stream()
        .map(message -> new String(message.header(), StandardCharsets.UTF_8))
        .map(
            header ->
                header
                    .lines()
                    .filter(line -> line.startsWith("Subject: "))
                    .findFirst()
                    .orElse("Subject: none")
                    .substring("Subject: ".length()))
        .toList();
  }

  /** Keeps what a session hands over. */
  static final class Collected implements BodySink {
    final Map<MessageRef, String> texts = new HashMap<>();
    final List<MessageRef> missing = new ArrayList<>();

    Collected() {}

    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      assertThat(texts).doesNotContainKey(ref);
      texts.put(ref, new String(message.readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void missing(MessageRef ref, String why) {
      missing.add(ref);
    }
  }

  /** Reads a little of each message, and leaves the rest. */
  static final class Beginnings implements BodySink {
    final Map<MessageRef, String> texts = new HashMap<>();

    Beginnings() {}

    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      texts.put(ref, new String(message.readNBytes(20), StandardCharsets.UTF_8));
    }

    @Override
    public void missing(MessageRef ref, String why) {
      throw new AssertionError("missing: " + ref);
    }
  }
}
