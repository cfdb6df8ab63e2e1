package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailboxReadings.arrivals;
import static org.mailpromoter.testkit.MailboxReadings.othersThanArrived;
import static org.mailpromoter.testkit.MailboxReadings.readAll;
import static org.mailpromoter.testkit.MailboxReadings.refs;
import static org.mailpromoter.testkit.MailboxReadings.sameHeader;
import static org.mailpromoter.testkit.MailboxReadings.subjects;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * The part of {@link MailboxSessionContract} about the headers and contents of messages (MS-9,
 * MS-13, MS-14).
 *
 * @since 0.1
 */
public interface MailboxMessagesContract extends MailboxContract {
  /** MS-9: every message asked for is handed over once and whole. */
  @Test
  default void ms09_everyMessageAskedForIsHandedOverWhole() throws Exception {
    try (MailboxUnderTest mailbox = filled(4)) {
      List<Change.Arrived> arrived = arrivals(readAll(mailbox, Cursor.START));
      MailboxReadings.Collected bodies = new MailboxReadings.Collected();
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
      MailboxReadings.Collected whole = new MailboxReadings.Collected();
      MailboxReadings.Beginnings beginnings = new MailboxReadings.Beginnings();
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
}
