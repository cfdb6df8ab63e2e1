package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailpromoter.testkit.MailboxReadings.arrivals;
import static org.mailpromoter.testkit.MailboxReadings.numbered;
import static org.mailpromoter.testkit.MailboxReadings.numbers;
import static org.mailpromoter.testkit.MailboxReadings.readAll;
import static org.mailpromoter.testkit.MailboxReadings.refs;
import static org.mailpromoter.testkit.MailboxReadings.sameHeader;
import static org.mailpromoter.testkit.MailboxReadings.sizeIn;
import static org.mailpromoter.testkit.MailboxReadings.subjects;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * The part of {@link MailboxSessionContract} about folders and pages of changes (MS-2 to MS-8,
 * MS-14, MS-15).
 *
 * @since 0.1
 */
public interface MailboxPagesContract extends MailboxContract {
  /** MS-2: what a page costs does not grow with its messages. */
  @Test
  default void ms02_aPageIsNotAskedForMessageByMessage() throws Exception {
    try (MailboxUnderTest mailbox = filled(9);
        MailboxSession session = mailbox.source().open()) {
      Assumptions.assumeTrue(mailbox.requests() >= 0, "nobody counts requests");
      session.changesSince(mailbox.folder(), Cursor.START, new PageLimit(1, 4096));
      long small = requests(mailbox, session, 2);
      long large = requests(mailbox, session, 9);
      assertThat(large).isLessThanOrEqualTo(small + 1);
    }
  }

  private static long requests(MailboxUnderTest mailbox, MailboxSession session, int messages)
      throws MailAccessException {
    long before = mailbox.requests();
    session.changesSince(mailbox.folder(), Cursor.START, new PageLimit(messages, 4096));
    return mailbox.requests() - before;
  }

  /**
   * MS-3: every message appears exactly once along a chain of cursors, in the order of delivery.
   */
  @Test
  default void ms03_everyMessageArrivesExactlyOnceInOrder() throws Exception {
    try (MailboxUnderTest mailbox = filled(8)) {
      List<ChangePage> pages = readAll(mailbox, Cursor.START);
      assertThat(pages.size()).isGreaterThanOrEqualTo(3);
      assertThat(subjects(pages)).containsExactly(numbers(1, 8));
      mailbox.deliver(numbered(9));
      List<ChangePage> news = readAll(mailbox, pages.get(pages.size() - 1).next());
      assertThat(subjects(news)).containsExactly("Number 9");
    }
  }

  /** MS-3: a fresh session goes on exactly where another one stopped. */
  @Test
  default void ms03_anotherSessionGoesOnInTheMiddle() throws Exception {
    try (MailboxUnderTest mailbox = filled(5)) {
      ChangePage first;
      try (MailboxSession session = mailbox.source().open()) {
        first = session.changesSince(mailbox.folder(), Cursor.START, THREE);
      }
      assertThat(first.more()).isTrue();
      assertThat(subjects(List.of(first))).containsExactly(numbers(1, 3));
      assertThat(subjects(readAll(mailbox, first.next()))).containsExactly(numbers(4, 5));
    }
  }

  /** MS-4: the same cursor yields the same page. */
  @Test
  default void ms04_theSameCursorYieldsTheSamePage() throws Exception {
    try (MailboxUnderTest mailbox = filled(5);
        MailboxSession session = mailbox.source().open()) {
      ChangePage first = session.changesSince(mailbox.folder(), Cursor.START, THREE);
      ChangePage again = session.changesSince(mailbox.folder(), Cursor.START, THREE);
      assertThat(refs(again)).isEqualTo(refs(first));
      assertThat(again.next()).isEqualTo(first.next());
      for (int i = 0; i < 3; i++) {
        Change.Arrived message = arrivals(List.of(first)).get(i);
        assertThat(message.size()).satisfies(sizeIn(mailbox));
        assertThat(arrivals(List.of(again)).get(i)).satisfies(sameHeader(message));
      }
    }
  }

  /** MS-5: a cursor that is not understood is a start. */
  @Test
  default void ms05_aCursorNotUnderstoodStartsOver() throws Exception {
    try (MailboxUnderTest mailbox = filled(2)) {
      assertThat(subjects(readAll(mailbox, new Cursor("written by somebody else"))))
          .containsExactly(numbers(1, 2));
    }
  }

  /** MS-6: a renumbered folder is reported, and then all its messages again. */
  @Test
  default void ms06_aFolderNumberedAnewIsReported() throws Exception {
    try (MailboxUnderTest mailbox = filled(2)) {
      List<ChangePage> before = readAll(mailbox, Cursor.START);
      Assumptions.assumeTrue(mailbox.renumber(), "this kind of mailbox is never renumbered");
      List<ChangePage> after = readAll(mailbox, before.get(before.size() - 1).next());
      assertThat(after.get(0).changes().get(0)).isInstanceOf(Change.Renumbered.class);
      assertThat(subjects(after)).containsExactlyInAnyOrder(numbers(1, 2));
      assertThat(refs(after.get(0))).doesNotContainAnyElementsOf(refs(before.get(0)));
    }
  }

  /** MS-7: without changes the cursor stays and nothing is reported. */
  @Test
  default void ms07_nothingHappenedIsAnEmptyPageWithTheSameCursor() throws Exception {
    try (MailboxUnderTest mailbox = filled(4)) {
      List<ChangePage> pages = readAll(mailbox, Cursor.START);
      Cursor end = pages.get(pages.size() - 1).next();
      try (MailboxSession session = mailbox.source().open()) {
        ChangePage idle = session.changesSince(mailbox.folder(), end, THREE);
        assertThat(idle.changes()).isEmpty();
        assertThat(idle.next()).isEqualTo(end);
        assertThat(idle.more()).isFalse();
      }
    }
  }

  /** MS-7: an empty folder is an empty page. */
  @Test
  default void ms07_anEmptyFolderIsAnEmptyPage() throws Exception {
    try (MailboxUnderTest mailbox = mailbox()) {
      List<ChangePage> pages = readAll(mailbox, Cursor.START);
      assertThat(subjects(pages)).isEmpty();
      mailbox.deliver(numbered(1));
      assertThat(subjects(readAll(mailbox, pages.get(pages.size() - 1).next())))
          .containsExactly("Number 1");
    }
  }

  /** MS-8: a message that is gone costs itself only. */
  @Test
  default void ms08_aMessageThatIsGoneCostsItselfOnly() throws Exception {
    try (MailboxUnderTest mailbox = filled(3)) {
      List<Change.Arrived> arrived = arrivals(readAll(mailbox, Cursor.START));
      mailbox.removeFirst();
      MailboxReadings.Collected bodies = new MailboxReadings.Collected();
      try (MailboxSession session = mailbox.source().open()) {
        session.fetch(arrived, bodies);
      }
      assertThat(bodies.missing).containsExactly(arrived.get(0).ref());
      assertThat(bodies.texts).hasSize(2);
    }
  }

  /** A folder that does not exist is said so. */
  @Test
  default void aFolderThatDoesNotExistIsSaidSo() throws Exception {
    try (MailboxUnderTest mailbox = filled(1);
        MailboxSession session = mailbox.source().open()) {
      FolderId nowhere = new FolderId("Nowhere");
      assertThatThrownBy(() -> session.changesSince(nowhere, Cursor.START, THREE))
          .isInstanceOf(MailAccessException.class)
          .hasMessageContaining("Nowhere");
    }
  }

  /** The folder that is tested is among the folders. */
  @Test
  default void theFoldersAreListed() throws Exception {
    try (MailboxUnderTest mailbox = filled(1);
        MailboxSession session = mailbox.source().open()) {
      assertThat(session.folders()).anyMatch(folder -> folder.id().equals(mailbox.folder()));
    }
  }

  /** MS-14: a page that is refused as a whole is a failure, and comes when the server recovers. */
  @Test
  default void ms14_aPageRefusedAsAWholeFailsAndMovesNoCursor() throws Exception {
    try (MailboxUnderTest mailbox = filled(2)) {
      List<ChangePage> before = readAll(mailbox, Cursor.START);
      Cursor end = before.get(before.size() - 1).next();
      mailbox.deliver(numbered(3));
      mailbox.deliver(numbered(4));
      Assumptions.assumeTrue(mailbox.refuseAll(), "the mailbox cannot be made to refuse");
      try (MailboxSession session = mailbox.source().open()) {
        assertThatThrownBy(() -> session.changesSince(mailbox.folder(), end, THREE))
            .isInstanceOf(MailAccessException.class);
      }
      mailbox.handOut();
      assertThat(subjects(readAll(mailbox, end))).containsExactly("Number 3", "Number 4");
    }
  }

  /** MS-15: a page ends with the message at which its headers reach the limit. */
  @Test
  default void ms15_aPageEndsWhenItsHeadersReachTheLimit() throws Exception {
    try (MailboxUnderTest mailbox = mailbox()) {
      for (int i = 1; i <= 6; i++) {
        mailbox.deliver(
            MailBuilder.mail().subject("Number " + i).field("X-Long", "x".repeat(900)).bytes());
      }
      PageLimit limit = new PageLimit(100, 4096, 2_000);
      List<ChangePage> pages = readAll(mailbox, Cursor.START, limit);
      assertThat(subjects(pages)).containsExactly(numbers(1, 6));
      for (ChangePage page : pages) {
        List<Change.Arrived> arrived = arrivals(List.of(page));
        long allButOne =
            arrived.stream().limit(arrived.size() - 1L).mapToLong(m -> m.header().length).sum();
        assertThat(allButOne).isLessThan(limit.pageBytes());
      }
    }
  }
}
