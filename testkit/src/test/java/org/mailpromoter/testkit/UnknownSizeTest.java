package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.DelegatingSession;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** Mail whose size the server does not tell, as Graph does not in its lists of changes. */
class UnknownSizeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

  private final InMemoryMailbox mailbox = new InMemoryMailbox();
  private final InMemoryActivityStore store = new InMemoryActivityStore();

  private void sync() throws InterruptedException {
    Policy policy =
        Policy.of(
            OrganizationSettings.of(Map.of()),
            List.of(new Owner(TestLine.USER, "Christopher", Setting.byDefault(TrackOption.ALL))),
            Map.of(TestLine.MAILBOX, MailboxPolicy.ownedBy(TestLine.USER)),
            Setting.byDefault(List.of("in-reply-to")));
    new Synchronizer(
            store,
            new TestLine().directory(),
            BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
            CLOCK)
        .synchronize(
            new MailboxTask(
                Turn.alone(TestLine.MAILBOX),
                () -> new Sizeless(mailbox.open()),
                List.of(FolderTask.incoming(InMemoryMailbox.INBOX))),
            policy,
            1,
            SyncListener.NONE);
  }

  private static MailBuilder toChristopher(String subject) {
    return mail().from("shop@shop.example").to("christopher@ours.example").subject(subject);
  }

  @Test
  void mailOfUnknownSizeIsPromotedAndNoSizeIsInvented() throws Exception {
    mailbox.deliver(toChristopher("Fine").bytes());
    sync();
    assertThat(store.activities())
        .singleElement()
        .satisfies(each -> assertThat(each.contentSize()).isNegative());
    assertThat(FactsCodec.decode(store.decisions().get(0).facts()).size())
        .isEqualTo(Change.Arrived.UNKNOWN_SIZE);
  }

  @Test
  void aMessageWithoutAnEndCostsItselfOnly() throws Exception {
    mailbox.deliver(toChristopher("Endless").bytes());
    mailbox.deliver(toChristopher("Fine").bytes());
    sync();
    assertThat(store.activities()).extracting(each -> each.subject()).containsExactly("Fine");
  }

  /** Tells no sizes, and never ends the message about it. */
  private static final class Sizeless extends DelegatingSession {
    Sizeless(MailboxSession behind) {
      super(behind);
    }

    @Override
    public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
        throws MailAccessException {
      ChangePage page = super.changesSince(folder, cursor, limit);
      List<Change> changes = page.changes().stream().map(Sizeless::sizeless).toList();
      return new ChangePage(changes, page.next(), page.more(), page.remaining());
    }

    private static Change sizeless(Change change) {
      return change instanceof Change.Arrived arrived
          ? new Change.Arrived(
              arrived.ref(),
              arrived.receivedAt(),
              Change.Arrived.UNKNOWN_SIZE,
              arrived.header(),
              arrived.keywords())
          : change;
    }

    @Override
    public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
      super.fetch(messages, new Endless(sink));
    }
  }

  private record Endless(BodySink sink) implements BodySink {
    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      byte[] bytes = message.readAllBytes();
      InputStream whole = new ByteArrayInputStream(bytes);
      boolean ends = !new String(bytes, StandardCharsets.UTF_8).contains("Endless");
      sink.message(ref, ends ? whole : new SequenceInputStream(whole, new Xs()));
    }

    @Override
    public void missing(MessageRef ref, String why) {
      sink.missing(ref, why);
    }
  }

  /** Lines without an end. */
  private static final class Xs extends InputStream {
    private static final byte[] LINE = ("x".repeat(74) + "\r\n").getBytes(StandardCharsets.UTF_8);

    @Override
    public int read() {
      return '\n';
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int count = Math.min(length, LINE.length);
      System.arraycopy(LINE, 0, into, from, count);
      return count;
    }
  }
}
