package org.mailpromoter.connectors.exchange.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.exchange.stub.ExchangeMailbox;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.fault.Quirk;

/** The oldest mail is handed out first, also by servers that list the newest first. */
class OldestFirstTest {
  private static final FolderId INBOX = new FolderId("INBOX");
  private static final PageLimit THREE = new PageLimit(3, 4096);
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private final ExchangeServerStub stub = ExchangeServerStub.start();
  private final ExchangeMailbox anna = stub.mailbox("anna");

  @BeforeEach
  void newestFirst() {
    stub.faults().quirk(Quirk.NEWEST_FIRST);
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private MailboxSession open() throws MailAccessException {
    return Ews.source(Ews.profile(stub, Map.of()), Ews.login("anna")).open();
  }

  private void deliver(int from, int to) {
    for (int i = from; i <= to; i++) {
      deliver(i, "");
    }
  }

  private void deliver(int number, String filling) {
    byte[] message =
        mail()
            .id("<" + number + "@customer.example>")
            .date("Thu, 5 Mar 2026 08:09:10 +0000")
            .from("tom@customer.example")
            .subject("Number " + number)
            .field("X-Filling", filling)
            .bytes();
    anna.deliver("Inbox", message, START.plusSeconds(60L * number));
  }

  private static List<Integer> numbers(ChangePage page) {
    List<Integer> numbers = new ArrayList<>();
    for (Change change : page.changes()) {
      String header = new String(((Change.Arrived) change).header(), StandardCharsets.UTF_8);
      numbers.add(Integer.valueOf(header.replaceFirst("(?s).*Subject: Number (\\d+)\r.*", "$1")));
    }
    return numbers;
  }

  /** All pages from a cursor on, optionally each in its own session. */
  private List<Integer> readOn(Cursor from, boolean anew) throws MailAccessException {
    List<Integer> numbers = new ArrayList<>();
    MailboxSession session = open();
    try {
      Cursor cursor = from;
      ChangePage page;
      do {
        page = session.changesSince(INBOX, cursor, THREE);
        numbers.addAll(numbers(page));
        cursor = page.next();
        if (anew) {
          session.close();
          session = open();
        }
      } while (page.more());
    } finally {
      session.close();
    }
    return numbers;
  }

  @Test
  void theFirstPageHasTheOldestMail() throws Exception {
    deliver(1, 10);
    assertThat(readOn(Cursor.START, false)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(asked("SyncFolderItems")).isEqualTo(1);
    assertThat(asked("GetItem")).isEqualTo(4);
  }

  private long asked(String operation) {
    return stub.requests().stream().filter(each -> each.operation().equals(operation)).count();
  }

  @Test
  void anotherSessionGoesOnInTheMiddle() throws Exception {
    deliver(1, 8);
    assertThat(readOn(Cursor.START, true)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void whatArrivesInTheMiddleComesOnceAndLast() throws Exception {
    deliver(3, 8);
    try (MailboxSession session = open()) {
      ChangePage first = session.changesSince(INBOX, Cursor.START, THREE);
      assertThat(numbers(first)).containsExactly(3, 4, 5);
      assertThat(first.remaining()).isEqualTo(3);
      deliver(1, 2); // moved here from somewhere, older than all
      deliver(9, 9);
      assertThat(readOn(first.next(), true)).containsExactly(6, 7, 8, 1, 2, 9);
      ChangePage second = session.changesSince(INBOX, first.next(), THREE);
      assertThat(numbers(second)).containsExactly(6, 7, 8);
      assertThat(numbers(session.changesSince(INBOX, second.next(), THREE)))
          .containsExactly(1, 2, 9);
    }
  }

  @Test
  void theSamePageComesAgain() throws Exception {
    deliver(1, 8);
    try (MailboxSession session = open()) {
      Cursor second = session.changesSince(INBOX, Cursor.START, THREE).next();
      assertThat(numbers(session.changesSince(INBOX, second, THREE))).containsExactly(4, 5, 6);
      assertThat(numbers(session.changesSince(INBOX, second, THREE))).containsExactly(4, 5, 6);
      assertThat(numbers(session.changesSince(INBOX, Cursor.START, THREE)))
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void whereTheServerForgotItsStateEverythingComesAgain() throws Exception {
    deliver(1, 5);
    Cursor middle;
    try (MailboxSession session = open()) {
      middle = session.changesSince(INBOX, Cursor.START, THREE).next();
    }
    anna.forgetSyncStates();
    assertThat(readOn(middle, false)).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void aPageEndsWithTheMessageAtWhichItsHeadersReachTheLimit() throws Exception {
    for (int i = 1; i <= 6; i++) {
      deliver(i, "x".repeat(1_000));
    }
    PageLimit limit = new PageLimit(100, 4096, 2_500);
    try (MailboxSession session = open()) {
      ChangePage first = session.changesSince(INBOX, Cursor.START, limit);
      assertThat(numbers(first)).containsExactly(1, 2, 3);
      assertThat(first.more()).isTrue();
      ChangePage second = session.changesSince(INBOX, first.next(), limit);
      assertThat(numbers(second)).containsExactly(4, 5, 6);
      assertThat(second.more()).isFalse();
    }
  }

  @Test
  void aPageHoldsOneMessageHoweverLargeItsHeader() throws Exception {
    deliver(1, 2);
    try (MailboxSession session = open()) {
      ChangePage page = session.changesSince(INBOX, Cursor.START, new PageLimit(100, 4096, 1));
      assertThat(numbers(page)).containsExactly(1);
      assertThat(page.more()).isTrue();
    }
  }
}
