package org.mailpromoter.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailpromoter.connectors.graph.Reading.INBOX;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;

/** Messages that are larger than memory are passed on while they come in. */
class LargeMessageTest {
  private static final byte[] PIECE = "QUJD".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);

  private static CannedServer holding(int pieces) throws IOException {
    return CannedServer.start(
        (target, out) -> {
          CannedServer.head(out, "text/plain", (long) pieces * PIECE.length);
          for (int i = 0; i < pieces; i++) {
            out.write(PIECE);
          }
        });
  }

  private static void fetch(int pieces, BodySink sink) throws Exception {
    Change.Arrived message =
        new Change.Arrived(
            new MessageRef(INBOX, "", "AAA"),
            Instant.EPOCH,
            Change.Arrived.UNKNOWN_SIZE,
            new byte[0]);
    try (CannedServer server = holding(pieces);
        MailboxSession session = server.source().open()) {
      session.fetch(List.of(message), sink);
    }
  }

  @Test
  void aMessageOf105MegabytesIsReadAsAStream() throws Exception {
    Sizes sizes = new Sizes();
    fetch(105, sizes);
    assertThat(sizes.seen).containsExactly(105L * PIECE.length);
  }

  @Test
  void aMessageThatIsLeftUnreadIsNotReadToItsEnd() throws Exception {
    int[] read = {0};
    BodySink beginning =
        new BodySink() {
          @Override
          public void message(MessageRef ref, InputStream message) throws IOException {
            read[0] = message.readNBytes(1_000).length;
          }

          @Override
          public void missing(MessageRef ref, String why) {}
        };
    fetch(100_000, beginning);
    assertThat(read[0]).isEqualTo(1_000);
  }

  @Test
  void aMessageWithoutAnEndEnds() {
    MailAccessException e =
        catchThrowableOfType(MailAccessException.class, () -> fetch(100_000, new Sizes()));
    assertThat(e.code()).isEqualTo(GraphError.ANSWER_TOO_LARGE);
  }

  @Test
  void aStreamThatIsClosedByItsReaderIsNoFailure() throws Exception {
    List<Integer> read = new ArrayList<>();
    BodySink closing =
        new BodySink() {
          @Override
          public void message(MessageRef ref, InputStream message) throws IOException {
            try (message) {
              read.add(message.readAllBytes().length);
            }
          }

          @Override
          public void missing(MessageRef ref, String why) {}
        };
    fetch(1, closing);
    assertThat(read).containsExactly(PIECE.length);
  }

  /** Notes how many bytes come. */
  private static final class Sizes implements BodySink {
    private final List<Long> seen = new ArrayList<>();

    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      seen.add(message.transferTo(OutputStream.nullOutputStream()));
    }

    @Override
    public void missing(MessageRef ref, String why) {
      seen.add(-1L);
    }
  }
}
