package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * What every {@link MailboxSession} must keep to. Implement {@link #mailbox()} in a test class; the
 * names of the tests carry the numbers of the rules in the documentation of {@code MailboxSession}.
 *
 * @since 0.1
 */
public interface MailboxSessionContract {
  /** Pages of at most three messages, so that a handful of mails makes several pages. */
  PageLimit THREE = new PageLimit(3, 4096);

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
      if (!mailbox.markLast("$MailpromoterTracked")) {
        return;
      }
      try (MailboxSession session = mailbox.source().open()) {
        Set<String> wanted = Set.of("$mailpromotertracked", "other");
        List<MessageRef> marked = session.marked(mailbox.folder(), wanted);
        assertThat(marked).containsExactly(arrived.get(arrived.size() - 1).ref());
        assertThat(session.marked(mailbox.folder(), Set.of("other"))).isEmpty();
      }
    }
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

  /** MS-6: a folder numbered anew is reported, and then all its messages again. */
  @Test
  default void ms06_aFolderNumberedAnewIsReported() throws Exception {
    try (MailboxUnderTest mailbox = filled(2)) {
      List<ChangePage> before = readAll(mailbox, Cursor.START);
      Assumptions.assumeTrue(mailbox.renumber(), "this kind of mailbox is never numbered anew");
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
    List<ChangePage> pages = new ArrayList<>();
    try (MailboxSession session = mailbox.source().open()) {
      Cursor cursor = from;
      ChangePage page;
      do {
        page = session.changesSince(mailbox.folder(), cursor, THREE);
        pages.add(page);
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
    return arrivals(List.of(page)).stream().map(Change.Arrived::ref).toList();
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
}
