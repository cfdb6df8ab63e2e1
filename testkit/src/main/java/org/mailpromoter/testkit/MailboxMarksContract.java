package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailpromoter.testkit.MailboxReadings.arrivals;
import static org.mailpromoter.testkit.MailboxReadings.assumeCapable;
import static org.mailpromoter.testkit.MailboxReadings.numbered;
import static org.mailpromoter.testkit.MailboxReadings.numbers;
import static org.mailpromoter.testkit.MailboxReadings.readAll;
import static org.mailpromoter.testkit.MailboxReadings.refs;
import static org.mailpromoter.testkit.MailboxReadings.subjects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.Mark;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * The part of {@link MailboxSessionContract} about marks, keywords and moved messages (MS-1, MS-10,
 * MS-11, MS-16).
 *
 * @since 0.1
 */
public interface MailboxMarksContract extends MailboxContract {
  /** MS-1: reading leaves no trace. */
  @Test
  default void ms01_readingMarksNothingAsRead() throws Exception {
    try (MailboxUnderTest mailbox = filled(4)) {
      List<Change.Arrived> arrived = arrivals(readAll(mailbox, Cursor.START));
      try (MailboxSession session = mailbox.source().open()) {
        session.fetch(arrived, new MailboxReadings.Collected());
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

  /** MS-10: a category may have spaces; where none can, the others are found all the same. */
  @Test
  default void ms10_aNameWithSpacesIsOneKeyword() throws Exception {
    try (MailboxUnderTest mailbox = filled(4)) {
      List<Change.Arrived> arrived = arrivals(readAll(mailbox, Cursor.START));
      MessageRef last = arrived.get(arrived.size() - 1).ref();
      String name = "Tracked to Dynamics 365";
      Set<String> wanted = Set.of("$mailpromotertracked", "tracked to dynamics 365");
      boolean spaces = mailbox.takesSpaces() && mailbox.markLast(name);
      Assumptions.assumeTrue(
          spaces || mailbox.markLast("$MailpromoterTracked"),
          "this kind of mailbox knows no keywords");
      try (MailboxSession session = mailbox.source().open()) {
        assertThat(session.marked(mailbox.folder(), wanted))
            .containsExactly(
                Map.entry(
                    last, Set.of(spaces ? "tracked to dynamics 365" : "$mailpromotertracked")));
        assertThat(session.marked(mailbox.folder(), Set.of("tracked", "to", "dynamics", "365")))
            .isEmpty();
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
}
