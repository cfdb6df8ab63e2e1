package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mailpromoter.testkit.MailboxReadings.arrivals;
import static org.mailpromoter.testkit.MailboxReadings.assumeCapable;
import static org.mailpromoter.testkit.MailboxReadings.readAll;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.RawMessage;

/**
 * The part of {@link MailboxSessionContract} about messages that are looked for and added (MS-17,
 * MS-18).
 *
 * @since 0.1
 */
public interface MailboxCopiesContract extends MailboxContract {
  /** When added messages were sent; IMAP keeps whole seconds. */
  Instant SENT_AT = Instant.parse("2026-01-05T12:00:00Z");

  /** MS-17: also by a session that has read the folder before the message arrived. */
  @Test
  default void ms17_aMessageIsFoundByItsId() throws Exception {
    try (MailboxUnderTest mailbox = mailbox()) {
      mailbox.deliver(mail("mp.first@ours.example"));
      try (MailboxSession session = mailbox.source().open()) {
        assumeCapable(session, Capability.FINDS);
        FolderId folder = mailbox.folder();
        assertThat(found(session, folder, "mp.other@ours.example")).isEmpty();
        mailbox.deliver(mail("mp.other@ours.example"));
        Set<MessageRef> other = found(session, folder, "mp.other@ours.example");
        Set<MessageRef> first = found(session, folder, "mp.first@ours.example");
        List<MessageRef> all =
            arrivals(readAll(mailbox, Cursor.START)).stream().map(Change.Arrived::ref).toList();
        assertThat(first).containsExactly(all.get(0));
        assertThat(other).containsExactly(all.get(1));
      }
    }
  }

  /** MS-17: servers compare parts, without regard to case; signs must not change the question. */
  @Test
  default void ms17_otherIdsAreNotFound() throws Exception {
    try (MailboxUnderTest mailbox = mailbox()) {
      mailbox.deliver(mail("mp.first@ours.example"));
      try (MailboxSession session = mailbox.source().open()) {
        assumeCapable(session, Capability.FINDS);
        for (String id :
            List.of(
                "first@ours.example",
                "mp.first@ours",
                "a\\b\"c@ours.example",
                "\" ALL",
                "\u00e9@x")) {
          assertThat(found(session, mailbox.folder(), id)).as(id).isEmpty();
        }
        assertThat(found(session, mailbox.folder(), "mp.first@ours.example")).hasSize(1);
      }
    }
  }

  /** MS-18: byte by byte, read, and reported like every other message. */
  @Test
  default void ms18_aMessageThatIsAddedIsThere() throws Exception {
    try (MailboxUnderTest mailbox = mailbox()) {
      String large = "x".repeat(70) + "\r\n";
      byte[] message =
          (new String(mail("mp.added@ours.example"), StandardCharsets.US_ASCII)
                  + large.repeat(2_000))
              .getBytes(StandardCharsets.US_ASCII);
      try (MailboxSession session = mailbox.source().open()) {
        assumeCapable(session, Capability.APPENDS);
        session.append(mailbox.folder(), new Raw(message, message.length), SENT_AT);
        assertThat(found(session, mailbox.folder(), "mp.added@ours.example")).hasSize(1);
        List<Change.Arrived> arrived = arrivals(readAll(mailbox, Cursor.START));
        assertThat(arrived).hasSize(1);
        assertThat(arrived.get(0).receivedAt()).isEqualTo(SENT_AT);
        MailboxReadings.Collected bodies = new MailboxReadings.Collected();
        session.fetch(arrived, bodies);
        assertThat(bodies.texts.get(arrived.get(0).ref()))
            .isEqualTo(new String(message, StandardCharsets.US_ASCII));
      }
    }
  }

  /** MS-18: a message whose storage fails half way leaves nothing behind. */
  @Test
  default void ms18_aPartOfAMessageIsNotAdded() throws Exception {
    try (MailboxUnderTest mailbox = mailbox()) {
      try (MailboxSession session = mailbox.source().open()) {
        assumeCapable(session, Capability.APPENDS);
        byte[] message = mail("mp.added@ours.example");
        Throwable failure =
            catchThrowable(() -> session.append(mailbox.folder(), new Broken(message), SENT_AT));
        assertThat(failure).isInstanceOf(MailAccessException.class);
        catchThrowable(() -> session.withMessageId(mailbox.folder(), new MessageId("x@y")));
      }
      assertThat(arrivals(readAll(mailbox, Cursor.START))).isEmpty();
    }
  }

  /** MS-18: a failure and no fault. */
  @Test
  default void ms18_aFolderThatDoesNotExistTakesNothing() throws Exception {
    try (MailboxUnderTest mailbox = mailbox();
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.APPENDS);
      byte[] message = mail("mp.added@ours.example");
      FolderId none = new FolderId("No such folder");
      Throwable failure =
          catchThrowable(() -> session.append(none, new Raw(message, message.length), SENT_AT));
      assertThat(failure).isInstanceOf(MailAccessException.class);
      assertThat(found(session, mailbox.folder(), "mp.added@ours.example")).isEmpty();
    }
  }

  private static Set<MessageRef> found(MailboxSession session, FolderId folder, String id)
      throws MailAccessException {
    return session.withMessageId(folder, new MessageId(id));
  }

  private static byte[] mail(String id) {
    return ("From: anna@ours.example\r\nTo: tom@customer.example\r\nSubject: Offer\r\n"
            + "Message-ID: <"
            + id
            + ">\r\nDate: Mon, 05 Jan 2026 12:00:00 +0000\r\n\r\nHello\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * A message in memory.
   *
   * @param bytes its bytes
   * @param size how many it says it has
   */
  @SuppressWarnings("ArrayRecordComponent") // read once
  record Raw(byte[] bytes, long size) implements RawMessage {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /**
   * A message whose storage fails in the middle.
   *
   * @param bytes its beginning
   */
  @SuppressWarnings("ArrayRecordComponent") // read once
  record Broken(byte[] bytes) implements RawMessage {
    @Override
    public long size() {
      return 2L * bytes.length;
    }

    @Override
    public InputStream open() {
      InputStream hole =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw new IOException("the disk has a hole");
            }
          };
      return new SequenceInputStream(new ByteArrayInputStream(bytes), hole);
    }
  }
}
