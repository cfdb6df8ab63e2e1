package org.mailpromoter.core.sync;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.policy.AttachmentRules;

/**
 * Fetches and parses the bodies of promoted messages. Small ones are handed to the parsers while
 * the next one is read; large ones are parsed from the stream, and the contents of attachments are
 * spooled, so that memory stays bounded.
 */
final class BodyReader {
  private static final int SMALL = 128 << 10;
  private static final Body MISSING =
      new Body("", "", List.of(), Set.of(Flaw.BODY_MISSING), List.of());

  private final MailboxSession session;
  private final BodyParser parser;
  private final ContentKeeper keeper;
  private final Workshop workshop;

  BodyReader(MailboxSession session, Synchronizer.Parts parts, Workshop workshop) {
    this.session = session;
    this.parser = parts.bodies();
    this.keeper = workshop.spool().keeper(AttachmentRules.of(parts.policy().organization()));
    this.workshop = workshop;
  }

  /** The body of each promotion; messages that are gone have an empty one with a remark. */
  Map<MessageRef, Future<Body>> read(List<DecidedPage.Promotion> promotions)
      throws MailAccessException {
    Bodies bodies = new Bodies();
    if (!promotions.isEmpty()) {
      List<Change.Arrived> wanted = new ArrayList<>(promotions.size());
      promotions.forEach(promotion -> wanted.add(promotion.arrived()));
      session.fetch(wanted, bodies);
    }
    return bodies.read;
  }

  /** What a message without an answer has for a body. */
  static Future<Body> missing() {
    return CompletableFuture.completedFuture(MISSING);
  }

  private final class Bodies implements BodySink {
    private final Map<MessageRef, Future<Body>> read = new HashMap<>();

    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      byte[] beginning = message.readNBytes(SMALL);
      if (beginning.length < SMALL) {
        read.put(
            ref, workshop.parse(() -> parser.parse(new ByteArrayInputStream(beginning), keeper)));
      } else {
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), message);
        read.put(ref, CompletableFuture.completedFuture(parser.parse(whole, keeper)));
      }
    }

    @Override
    public void missing(MessageRef ref, String why) {
      read.put(ref, BodyReader.missing());
    }
  }
}
