package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.Mark;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * The contract of every {@link MailboxSession}. Implement {@link #mailbox()} in a test class; the
 * names of the tests contain the rule numbers from the documentation of {@code MailboxSession}.
 *
 * @since 0.1
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // so that what hangs is named
public interface MailboxSessionContract {
  /** Pages of at most three messages, so that a handful of mails makes several pages. */
  PageLimit THREE = new PageLimit(3, 4096);

  /** A keyword that the tests put on messages. */
  String MARK = "$MailpromoterTest";

  /** The same keyword in lower case, as a search names it. */
  String SOUGHT = "$mailpromotertest";

  /** Longer than any test waits. */
  Duration LONG = Duration.ofMinutes(10);

  /** An empty mailbox of its own for each test. */
  MailboxUnderTest mailbox() throws Exception;

  /** MS-1: reading leaves no trace. */
  @Test
  default void ms01_readingMarksNothingAsRead() throws Exception {
    try (MailboxUnderTest mailbox = filled(4)) {
      List<Change.Arrived> arrived = arrivals(readAll(mailbox, Cursor.START));
      try (MailboxSession session = mailbox.source().open()) {
        session.fetch(arrived, new Collected());
      }
      assertThat(mailbox.anyMarkedRead()).isFalse();
    }
  }

  /** MS-10: keywords are found in any case, and on messages that were reported long before. */
  @Test
  default void ms10_markedMessagesAreFound() throws Exception {
    try (MailboxUnderTest mailbox = filled(4)) {
      List<Change.Arrived> arrived = arrivals(readAll(mailbox, Cursor.START));
      Assumptions.assumeTrue(
          mailbox.markLast("$MailpromoterTracked"), "this kind of mailbox knows no keywords");
      try (MailboxSession session = mailbox.source().open()) {
        Set<String> wanted = Set.of("$mailpromotertracked", "other");
        assertThat(session.marked(mailbox.folder(), wanted))
            .containsExactly(
                Map.entry(arrived.get(arrived.size() - 1).ref(), Set.of("$mailpromotertracked")));
        assertThat(session.marked(mailbox.folder(), Set.of("other"))).isEmpty();
      }
    }
  }

  /** MS-10: one search finds several keywords, and says which of them each message carries. */
  @Test
  default void ms10_aSearchSaysWhichKeywordsEachMessageCarries() throws Exception {
    try (MailboxUnderTest mailbox = filled(5)) {
      List<MessageRef> all = refs(readAll(mailbox, Cursor.START));
      mark(mailbox, all.subList(0, 3), Mark.set(MARK));
      mark(mailbox, all.subList(2, 4), Mark.set("Other"));
      mark(mailbox, all.subList(1, 5), Mark.set("Third"));
      try (MailboxSession session = mailbox.source().open()) {
        assertThat(session.marked(mailbox.folder(), Set.of(SOUGHT, "other", "nowhere")))
            .containsOnly(
                Map.entry(all.get(0), Set.of(SOUGHT)),
                Map.entry(all.get(1), Set.of(SOUGHT)),
                Map.entry(all.get(2), Set.of(SOUGHT, "other")),
                Map.entry(all.get(3), Set.of("other")));
      }
    }
  }

  /** MS-16: the current keywords of messages are returned, and none of messages that are gone. */
  @Test
  default void ms16_theKeywordsThatStandOnMessagesNowAreTold() throws Exception {
    try (MailboxUnderTest mailbox = filled(4)) {
      List<MessageRef> all = refs(readAll(mailbox, Cursor.START));
      mark(mailbox, all.subList(0, 3), Mark.set(MARK));
      mark(mailbox, all.subList(2, 3), Mark.set("Other"));
      mailbox.removeFirst();
      try (MailboxSession session = mailbox.source().open()) {
        Map<MessageRef, Set<String>> keywords = session.keywords(all);
        assertThat(keywords).containsOnlyKeys(all.get(1), all.get(2), all.get(3));
        assertThat(keywords.get(all.get(1))).contains(SOUGHT).doesNotContain("other");
        assertThat(keywords.get(all.get(2))).contains(SOUGHT, "other");
        assertThat(keywords.get(all.get(3))).doesNotContain(SOUGHT, "other");
      }
    }
  }

  /** MS-10: keywords come with a message that arrives. */
  @Test
  default void ms10_keywordsComeWithTheMessage() throws Exception {
    try (MailboxUnderTest mailbox = filled(2)) {
      Assumptions.assumeTrue(
          mailbox.markLast("$MailpromoterTracked"), "this kind of mailbox knows no keywords");
      List<Change.Arrived> arrived = arrivals(readAll(mailbox, Cursor.START));
      assertThat(arrived.get(0).keywords()).doesNotContain("$mailpromotertracked");
      assertThat(arrived.get(1).keywords()).contains("$mailpromotertracked");
    }
  }

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
        assertThat(message.size()).isPositive();
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
      Collected bodies = new Collected();
      try (MailboxSession session = mailbox.source().open()) {
        session.fetch(arrived, bodies);
      }
      assertThat(bodies.missing).containsExactly(arrived.get(0).ref());
      assertThat(bodies.texts).hasSize(2);
    }
  }

  /** MS-9: every message asked for is handed over once and whole. */
  @Test
  default void ms09_everyMessageAskedForIsHandedOverWhole() throws Exception {
    try (MailboxUnderTest mailbox = filled(4)) {
      List<Change.Arrived> arrived = arrivals(readAll(mailbox, Cursor.START));
      Collected bodies = new Collected();
      try (MailboxSession session = mailbox.source().open()) {
        session.fetch(List.of(arrived.get(3), arrived.get(0)), bodies);
      }
      assertThat(bodies.missing).isEmpty();
      assertThat(bodies.texts.keySet())
          .containsExactlyInAnyOrder(arrived.get(0).ref(), arrived.get(3).ref());
      assertThat(bodies.texts.get(arrived.get(3).ref())).contains("Subject: Number 4", "Text of 4");
    }
  }

  /** MS-9: what the sink leaves unread of a message is not part of the next one. */
  @Test
  default void ms09_whatTheSinkLeavesUnreadIsPassedOver() throws Exception {
    try (MailboxUnderTest mailbox = mailbox()) {
      for (int i = 1; i <= 3; i++) {
        mailbox.deliver(
            MailBuilder.mail().subject("Number " + i).body("a line\n".repeat(2_000)).bytes());
      }
      List<Change.Arrived> arrived = arrivals(readAll(mailbox, Cursor.START));
      Collected whole = new Collected();
      Beginnings beginnings = new Beginnings();
      try (MailboxSession session = mailbox.source().open()) {
        session.fetch(arrived, whole);
        session.fetch(arrived, beginnings);
      }
      assertThat(beginnings.texts.keySet()).isEqualTo(whole.texts.keySet());
      beginnings.texts.forEach(
          (ref, text) -> assertThat(whole.texts.get(ref)).startsWith(text).isNotEqualTo(text));
    }
  }

  /** A header longer than the limit is cut, and the message is reported all the same. */
  @Test
  default void aLongHeaderIsCutAtTheLimit() throws Exception {
    try (MailboxUnderTest mailbox = mailbox()) {
      mailbox.deliver(
          MailBuilder.mail().subject("Long").field("X-Long", "x".repeat(20_000)).bytes());
      Change.Arrived arrived = arrivals(readAll(mailbox, Cursor.START)).get(0);
      assertThat(arrived.header().length).isLessThanOrEqualTo(THREE.headerBytes());
      assertThat(new String(arrived.header(), StandardCharsets.UTF_8)).contains("Subject: Long");
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

  /** MS-11: a mark is on a message after it was set, and no longer after it was removed. */
  @Test
  default void ms11_aMarkIsSetAndTakenOff() throws Exception {
    try (MailboxUnderTest mailbox = filled(3)) {
      List<MessageRef> all = refs(readAll(mailbox, Cursor.START));
      mark(mailbox, all.subList(0, 2), Mark.set(MARK));
      assertThat(marked(mailbox)).containsExactlyInAnyOrder(all.get(0), all.get(1));
      mark(mailbox, all.subList(0, 1), Mark.cleared(MARK));
      assertThat(marked(mailbox)).containsExactly(all.get(1));
    }
  }

  /** MS-11: marking may be repeated, and skips messages that are gone. */
  @Test
  default void ms11_markingMayBeRepeatedAndPassesOverWhatIsGone() throws Exception {
    try (MailboxUnderTest mailbox = filled(3)) {
      List<MessageRef> all = refs(readAll(mailbox, Cursor.START));
      mark(mailbox, all, Mark.set(MARK));
      mailbox.removeFirst();
      mark(mailbox, all, Mark.set(MARK));
      assertThat(marked(mailbox)).containsExactlyInAnyOrder(all.get(1), all.get(2));
      mark(mailbox, all, Mark.cleared(MARK));
      mark(mailbox, all, Mark.cleared(MARK));
      assertThat(marked(mailbox)).isEmpty();
    }
  }

  /** MS-11: a mark is one keyword in any case, and leaves the others alone. */
  @Test
  default void ms11_aMarkLeavesOtherKeywordsAlone() throws Exception {
    try (MailboxUnderTest mailbox = filled(2)) {
      List<MessageRef> all = refs(readAll(mailbox, Cursor.START));
      mark(mailbox, all, Mark.set("Other"));
      mark(mailbox, all, Mark.set(MARK));
      mark(mailbox, all, Mark.cleared("other"));
      assertThat(marked(mailbox)).hasSize(2);
      try (MailboxSession session = mailbox.source().open()) {
        assertThat(session.marked(mailbox.folder(), Set.of("other"))).isEmpty();
      }
    }
  }

  /** MS-11: marking leaves what is read or unread as it is. */
  @Test
  default void ms11_markingLeavesReadAndUnreadAsTheyAre() throws Exception {
    try (MailboxUnderTest mailbox = filled(3)) {
      List<MessageRef> all = refs(readAll(mailbox, Cursor.START));
      mark(mailbox, all, Mark.set(MARK));
      assertThat(mailbox.anyMarkedRead()).isFalse();
      Assumptions.assumeTrue(mailbox.readLast(), "this kind of mailbox knows no read mail");
      mark(mailbox, all, Mark.cleared(MARK));
      assertThat(mailbox.anyMarkedRead()).isTrue();
    }
  }

  /** MS-11: a message that was marked is not reported as arrived again. */
  @Test
  default void ms11_aMarkedMessageDoesNotArriveAgain() throws Exception {
    try (MailboxUnderTest mailbox = filled(4)) {
      List<ChangePage> pages = readAll(mailbox, Cursor.START);
      mark(mailbox, refs(pages), Mark.set(MARK));
      List<ChangePage> after = readAll(mailbox, pages.get(pages.size() - 1).next());
      assertThat(subjects(after)).isEmpty();
      mailbox.deliver(numbered(5));
      assertThat(subjects(readAll(mailbox, after.get(after.size() - 1).next())))
          .containsExactly("Number 5");
    }
  }

  /** MS-11: one session marks, and reads on as if nothing had been. */
  @Test
  default void ms11_aSessionReadsOnAfterMarking() throws Exception {
    try (MailboxUnderTest mailbox = filled(5);
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.MARKS);
      ChangePage first = session.changesSince(mailbox.folder(), Cursor.START, THREE);
      session.mark(refs(first), Mark.set(MARK));
      assertThat(session.marked(mailbox.folder(), Set.of(SOUGHT))).containsOnlyKeys(refs(first));
      ChangePage second = session.changesSince(mailbox.folder(), first.next(), THREE);
      assertThat(subjects(List.of(second))).containsExactly(numbers(4, 5));
      assertThat(session.present(refs(List.of(first, second)))).hasSize(5);
      assertThat(mailbox.anyMarkedRead()).isFalse();
    }
  }

  /** MS-11: moved messages are in the other folder, still unread; missing messages are ignored. */
  @Test
  default void ms11_messagesAreMovedToAnotherFolder() throws Exception {
    try (MailboxUnderTest mailbox = filled(3);
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.MOVES);
      Optional<FolderId> other = mailbox.otherFolder();
      Assumptions.assumeTrue(other.isPresent(), "this kind of mailbox has one folder only");
      FolderId target = other.orElseThrow();
      List<MessageRef> all = refs(readAll(mailbox, Cursor.START));
      mailbox.removeFirst();
      session.move(all.subList(0, 2), target);
      session.move(all.subList(0, 2), target);
      assertThat(subjects(readAll(mailbox, Cursor.START))).containsExactly("Number 3");
      ChangePage moved = session.changesSince(target, Cursor.START, THREE);
      assertThat(subjects(List.of(moved))).containsExactly("Number 2");
      assertThat(mailbox.anyMarkedRead()).isFalse();
    }
  }

  /** MS-11: a folder that does not exist is said so, and nothing is lost. */
  @Test
  default void ms11_movingToAFolderThatDoesNotExistIsSaidSo() throws Exception {
    try (MailboxUnderTest mailbox = filled(1);
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.MOVES);
      List<MessageRef> all = refs(readAll(mailbox, Cursor.START));
      assertThatThrownBy(() -> session.move(all, new FolderId("Nowhere")))
          .isInstanceOf(MailAccessException.class)
          .hasMessageContaining("Nowhere");
      assertThat(subjects(readAll(mailbox, Cursor.START))).containsExactly("Number 1");
    }
  }

  /** The messages that are still there are distinguished from those that are gone. */
  @Test
  default void whatIsStillThereIsTold() throws Exception {
    try (MailboxUnderTest mailbox = filled(3)) {
      List<MessageRef> all = refs(readAll(mailbox, Cursor.START));
      mailbox.removeFirst();
      try (MailboxSession session = mailbox.source().open()) {
        assertThat(session.present(all)).containsExactlyInAnyOrder(all.get(1), all.get(2));
      }
      assertThat(mailbox.anyMarkedRead()).isFalse();
    }
  }

  /** MS-13: the headers of what was reported before, also in a later session, in any order. */
  @Test
  default void ms13_headersCanBeAskedForAgain() throws Exception {
    try (MailboxUnderTest mailbox = filled(3)) {
      List<Change.Arrived> before = new ArrayList<>(arrivals(readAll(mailbox, Cursor.START)));
      Collections.reverse(before);
      List<MessageRef> refs = before.stream().map(Change.Arrived::ref).toList();
      try (MailboxSession session = mailbox.source().open()) {
        List<Change.OfMessage> again = session.headers(refs, 64 << 10);
        assertThat(again).extracting(Change.OfMessage::ref).containsExactlyElementsOf(refs);
        for (int i = 0; i < refs.size(); i++) {
          assertThat(again.get(i))
              .isInstanceOfSatisfying(Change.Arrived.class, sameHeader(before.get(i)));
        }
      }
      assertThat(mailbox.anyMarkedRead()).isFalse();
    }
  }

  /** MS-13, MS-14: what is gone is said to be gone, in its place in the answer. */
  @Test
  default void ms13_headersOfWhatIsGoneAreVanished() throws Exception {
    try (MailboxUnderTest mailbox = filled(3)) {
      List<MessageRef> refs = refs(readAll(mailbox, Cursor.START));
      mailbox.removeFirst();
      try (MailboxSession session = mailbox.source().open()) {
        List<Change.OfMessage> now = session.headers(refs, 64 << 10);
        assertThat(now).extracting(Change.OfMessage::ref).containsExactlyElementsOf(refs);
        assertThat(now.get(0)).isInstanceOf(Change.Vanished.class);
        assertThat(now.subList(1, 3)).hasOnlyElementsOfType(Change.Arrived.class);
      }
    }
  }

  /** MS-14: a message that is listed and refused is unreadable, and costs itself only. */
  @Test
  default void ms14_aMessageThatIsRefusedIsUnreadableAndCostsItselfOnly() throws Exception {
    try (MailboxUnderTest mailbox = filled(5)) {
      Assumptions.assumeTrue(mailbox.refuse("Number 2"), "no message can be made unreadable");
      List<ChangePage> pages = readAll(mailbox, Cursor.START);
      assertThat(subjects(pages)).containsExactly("Number 1", "Number 3", "Number 4", "Number 5");
      List<Change.OfMessage> others = othersThanArrived(pages);
      assertThat(others).singleElement().isInstanceOf(Change.Unreadable.class);
      List<MessageRef> asked = List.of(others.get(0).ref(), refs(pages).get(0));
      try (MailboxSession session = mailbox.source().open()) {
        assertThat(session.headers(asked, 4096))
            .hasExactlyElementsOfTypes(Change.Unreadable.class, Change.Arrived.class);
        mailbox.handOut();
        assertThat(session.headers(asked, 4096)).hasOnlyElementsOfType(Change.Arrived.class);
      }
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

  private static List<Change.OfMessage> othersThanArrived(List<ChangePage> pages) {
    return pages.stream()
        .flatMap(page -> page.changes().stream())
        .filter(Change.OfMessage.class::isInstance)
        .map(Change.OfMessage.class::cast)
        .filter(change -> !(change instanceof Change.Arrived))
        .toList();
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

  private static Consumer<Change.Arrived> sameHeader(Change.Arrived before) {
    return now -> {
      assertThat(now.header()).isEqualTo(before.header());
      assertThat(now.receivedAt()).isEqualTo(before.receivedAt());
      assertThat(now.size()).isEqualTo(before.size());
    };
  }

  /** MS-12: waiting ends when something arrives, whenever it arrives. */
  @Test
  default void ms12_waitingEndsWhenSomethingArrives() throws Exception {
    try (MailboxUnderTest mailbox = filled(1);
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.NEWS);
      session.awaitNews(List.of(mailbox.folder()), Duration.ZERO);
      for (int i = 0; i < 3; i++) {
        CompletableFuture<Boolean> news = waiting(session, mailbox, LONG);
        mailbox.deliver(numbered(10 + i));
        assertThat(news.get(2, TimeUnit.MINUTES)).isTrue();
      }
      assertThat(session.awaitNews(List.of(mailbox.folder()), Duration.ofMillis(50))).isFalse();
    }
  }

  /** MS-12: what arrives between two calls is not missed. */
  @Test
  default void ms12_whatArrivesBetweenTwoCallsIsNews() throws Exception {
    try (MailboxUnderTest mailbox = filled(1);
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.NEWS);
      assertThat(session.awaitNews(List.of(mailbox.folder()), Duration.ofMillis(50))).isFalse();
      mailbox.deliver(numbered(2));
      assertThat(session.awaitNews(List.of(mailbox.folder()), LONG)).isTrue();
    }
  }

  /** MS-12: an interrupted thread waits no longer. */
  @Test
  default void ms12_waitingEndsWhenTheThreadIsInterrupted() throws Exception {
    try (MailboxUnderTest mailbox = filled(1);
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.NEWS);
      Thread waiter = Thread.currentThread();
      CompletableFuture<Void> interrupting = CompletableFuture.runAsync(waiter::interrupt);
      assertThatThrownBy(() -> session.awaitNews(List.of(mailbox.folder()), LONG))
          .isInstanceOf(InterruptedException.class);
      interrupting.get(2, TimeUnit.MINUTES);
    }
  }

  /** MS-12: a session that is closed by another thread waits no longer. */
  @Test
  default void ms12_waitingEndsWhenTheSessionIsClosed() throws Exception {
    try (MailboxUnderTest mailbox = filled(1);
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.NEWS);
      session.awaitNews(List.of(mailbox.folder()), Duration.ZERO);
      CompletableFuture<Boolean> news = waiting(session, mailbox, Duration.ofHours(1));
      session.close();
      CompletableFuture<Boolean> ended = news.exceptionally(failure -> false);
      assertThat(ended.get(2, TimeUnit.MINUTES)).isFalse();
    }
  }

  private static CompletableFuture<Boolean> waiting(
      MailboxSession session, MailboxUnderTest mailbox, Duration atMost) {
    CompletableFuture<Boolean> news = new CompletableFuture<>();
    Thread waiter =
        new Thread(
            () -> {
              try {
                news.complete(session.awaitNews(List.of(mailbox.folder()), atMost));
              } catch (MailAccessException | InterruptedException | RuntimeException e) {
                news.completeExceptionally(e);
              }
            },
            "waiting-for-news");
    waiter.setDaemon(true);
    waiter.start();
    return news;
  }

  private static void assumeCapable(MailboxSession session, Capability capability) {
    Assumptions.assumeTrue(
        session.capabilities().contains(capability),
        "this kind of mailbox offers no " + capability.name().toLowerCase(Locale.ROOT));
  }

  private static void mark(MailboxUnderTest mailbox, List<MessageRef> messages, Mark mark)
      throws MailAccessException {
    try (MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.MARKS);
      session.mark(messages, mark);
    }
  }

  private static Set<MessageRef> marked(MailboxUnderTest mailbox) throws MailAccessException {
    try (MailboxSession session = mailbox.source().open()) {
      return session.marked(mailbox.folder(), Set.of(SOUGHT)).keySet();
    }
  }

  private MailboxUnderTest filled(int count) throws Exception {
    MailboxUnderTest mailbox = mailbox();
    for (int i = 1; i <= count; i++) {
      mailbox.deliver(numbered(i));
    }
    return mailbox;
  }

  private static byte[] numbered(int number) {
    return MailBuilder.mail()
        .from("anna@customer.example")
        .to("crm@ours.example")
        .subject("Number " + number)
        .body("Text of " + number + "\n")
        .bytes();
  }

  private static String[] numbers(int first, int last) {
    String[] subjects = new String[last - first + 1];
    for (int i = first; i <= last; i++) {
      subjects[i - first] = "Number " + i;
    }
    return subjects;
  }

  private static List<ChangePage> readAll(MailboxUnderTest mailbox, Cursor from)
      throws MailAccessException {
    return readAll(mailbox, from, THREE);
  }

  private static List<ChangePage> readAll(MailboxUnderTest mailbox, Cursor from, PageLimit limit)
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

  private static List<Change.Arrived> arrivals(List<ChangePage> pages) {
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

  private static List<MessageRef> refs(ChangePage page) {
    return refs(List.of(page));
  }

  private static List<MessageRef> refs(List<ChangePage> pages) {
    return arrivals(pages).stream().map(Change.Arrived::ref).toList();
  }

  private static List<String> subjects(List<ChangePage> pages) {
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
  final class Collected implements BodySink {
    private final Map<MessageRef, String> texts = new HashMap<>();
    private final List<MessageRef> missing = new ArrayList<>();

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
  final class Beginnings implements BodySink {
    private final Map<MessageRef, String> texts = new HashMap<>();

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
