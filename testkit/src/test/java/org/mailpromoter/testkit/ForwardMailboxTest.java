package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.Forwarding;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.sync.ForwardMailbox;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** Mail without attachments comes through a forward mailbox as it is: the contract holds. */
class ForwardMailboxTest implements MailboxSessionContract {
  private final InMemoryMailbox mailbox = new InMemoryMailbox();
  private final MailboxSource forward = new ForwardMailbox(mailbox);

  @Override
  public MailboxUnderTest mailbox() {
    return new MailboxUnderTest() {
      @Override
      public void deliver(byte[] message) {
        mailbox.deliver(message);
      }

      @Override
      public void removeFirst() {
        mailbox.removeFirst();
      }

      @Override
      public MailboxSource source() {
        return forward;
      }

      @Override
      public FolderId folder() {
        return InMemoryMailbox.INBOX;
      }

      @Override
      public boolean markLast(String keyword) {
        mailbox.markLast(keyword);
        return true;
      }
    };
  }

  @Test
  void a60_theAttachedMessageIsReadInThePlaceOfTheOuterOne() throws Exception {
    mailbox.deliver(
        MailBuilder.mail()
            .from("rule@ours.example")
            .to("forward@ours.example")
            .subject("FW: Question")
            .field("MIME-Version", "1.0")
            .field("Content-Type", "multipart/mixed; boundary=x")
            .body(
                "--x\nContent-Type: text/plain\n\nSee below.\n--x\n"
                    + "Content-Type: message/rfc822\n\n"
                    + "Message-ID: <inner@customer.example>\nFrom: anna@customer.example\n"
                    + "To: christopher@ours.example\nSubject: Question\n\nInner text.\n--x--\n")
            .bytes());
    try (MailboxSession session = forward.open()) {
      List<Change> changes =
          session
              .changesSince(InMemoryMailbox.INBOX, Cursor.START, new PageLimit(10, 1_000))
              .changes();
      Change.Arrived arrived = (Change.Arrived) changes.get(0);
      assertThat(new String(arrived.header(), StandardCharsets.UTF_8))
          .contains("<inner@customer.example>", "To: christopher@ours.example")
          .doesNotContain("rule@ours.example");
      assertThat(arrived.forwarding()).isEqualTo(Forwarding.ATTACHED);
      List<String> bodies = new ArrayList<>();
      session.fetch(List.of(arrived), collecting(bodies));
      assertThat(bodies).singleElement().asString().contains("Inner text.").doesNotContain("below");
    }
  }

  @Test
  void a60_mailWithoutAnAttachedMessageIsSaidToBeSo() throws Exception {
    mailbox.deliver(MailBuilder.mail().from("anna@customer.example").bytes());
    try (MailboxSession session = forward.open()) {
      assertThat(
              session
                  .changesSince(InMemoryMailbox.INBOX, Cursor.START, new PageLimit(10, 1_000))
                  .changes())
          .singleElement()
          .isInstanceOfSatisfying(
              Change.Arrived.class,
              arrived -> assertThat(arrived.forwarding()).isEqualTo(Forwarding.NOT_ATTACHED));
    }
  }

  private static BodySink collecting(List<String> bodies) {
    return new BodySink() {
      @Override
      public void message(MessageRef ref, InputStream message) throws IOException {
        bodies.add(new String(message.readAllBytes(), StandardCharsets.UTF_8));
      }

      @Override
      public void missing(MessageRef ref, String why) {
        bodies.add(why);
      }
    };
  }
}
