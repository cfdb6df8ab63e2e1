package org.mailpromoter.connectors.exchange.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** Answers that are larger than memory are read as a stream, and no larger than they may be. */
class LargeAnswerTest {
  private static final FolderId INBOX = new FolderId("INBOX");

  /** 3 MB of a message in base64, 35 times: 105 MB. */
  private static final int PIECES = 35;

  private static final byte[] PIECE = "QUJD".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);

  private static MailboxSource source(CannedServer server) {
    return Ews.source(
        Map.of("url", server.url(), "security", "insecure-plain", "read-timeout", "60s"),
        Map.of("username", "anna", "password", "secret"));
  }

  private static Change.Arrived message(long size) {
    return new Change.Arrived(new MessageRef(INBOX, "", "AAA"), Instant.EPOCH, size, new byte[0]);
  }

  private static void writeItem(OutputStream out, int pieces) throws IOException {
    String before =
        CannedServer.BEFORE
            + "<m:GetItemResponseMessage ResponseClass='Success'>"
            + "<m:ResponseCode>NoError</m:ResponseCode><m:Items><t:Message><t:MimeContent>";
    String after =
        "</t:MimeContent><t:ItemId Id='AAA'/></t:Message></m:Items></m:GetItemResponseMessage>"
            + CannedServer.AFTER;
    CannedServer.head(
        out,
        "Content-Length: " + (before.length() + after.length() + (long) pieces * PIECE.length));
    out.write(before.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < pieces; i++) {
      out.write(PIECE);
    }
    out.write(after.getBytes(StandardCharsets.US_ASCII));
  }

  private static CannedServer holding(int pieces) throws IOException {
    return CannedServer.start(
        (request, out) -> {
          if (request.contains("GetItem")) {
            writeItem(out, pieces);
          } else {
            CannedServer.send(out, CannedServer.folders());
          }
        });
  }

  private static List<Long> fetched(CannedServer server, Change.Arrived message)
      throws MailAccessException {
    List<Long> sizes = new ArrayList<>();
    try (MailboxSession session = source(server).open()) {
      session.fetch(
          List.of(message),
          new BodySink() {
            @Override
            public void message(MessageRef ref, InputStream content) throws IOException {
              sizes.add(content.transferTo(OutputStream.nullOutputStream()));
            }

            @Override
            public void missing(MessageRef ref, String why) {
              sizes.add(-1L);
            }
          });
    }
    return sizes;
  }

  @Test
  void aHundredMegabytesGoByAsAStream() throws Exception {
    try (CannedServer server = holding(PIECES)) {
      long size = PIECES * 3L << 20;
      assertThat(fetched(server, message(size))).containsExactly(size);
    }
  }

  @Test
  void aMessageThatIsLargerThanWasToldIsNotHeld() throws Exception {
    try (CannedServer server = holding(5)) {
      assertThat(fetched(server, message(1_000))).containsExactly(5 * 3L << 20);
    }
  }

  @Test
  void anAnswerThatDoesNotEndIsRefused() throws Exception {
    try (CannedServer server = holding(100)) {
      MailAccessException e =
          catchThrowableOfType(MailAccessException.class, () -> fetched(server, message(10 << 20)));
      assertThat(e.code()).isEqualTo(EwsError.ANSWER_TOO_LARGE);
    }
  }

  @Test
  void aPackedAnswerIsUnpackedAndCountedUnpacked() throws Exception {
    String bomb =
        CannedServer.BEFORE
            + "<m:X ResponseClass='Success'><m:ResponseCode>NoError</m:ResponseCode>"
            + " ".repeat(1 << 20)
            + "</m:X>"
            + CannedServer.AFTER;
    try (CannedServer server =
        CannedServer.start(
            (request, out) -> {
              if (request.contains("GetFolder")) {
                packed(out, CannedServer.folders(), 1);
              } else {
                packed(out, bomb, 200);
              }
            })) {
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class,
              () -> {
                try (MailboxSession session = source(server).open()) {
                  session.changesSince(INBOX, Cursor.START, new PageLimit(10, 4096));
                }
              });
      assertThat(e.sentence()).contains("reading the folder INBOX");
      assertThat(e.code()).isIn(EwsError.ANSWER_TOO_LARGE, EwsError.PROTOCOL_VIOLATION);
    }
  }

  private static void packed(OutputStream out, String text, int times) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < times; i++) {
        gzip.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    CannedServer.head(out, "Content-Encoding: gzip\r\nContent-Length: " + packed.size());
    packed.writeTo(out);
  }
}
