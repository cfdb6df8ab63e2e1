package org.mailpromoter.core.sync;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.policy.AttachmentRules;
import org.mailpromoter.core.store.StoreException;

/**
 * Fetches and parses the bodies of promoted messages. Small ones are handed to the parsers while
 * the next one is read, as long as not too many wait; large ones are parsed from the stream, and
 * the contents of attachments are spooled, so that memory stays bounded. A message that cannot be
 * had, or that a parser fails on, costs itself only.
 */
final class BodyReader implements BodySource {
  private static final int SMALL = 512 << 10;
  private static final Future<Parsed> NO_ANSWER = failed("the server gave no answer about it");

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

  @Override
  public Bodies read(List<Change.Arrived> messages)
      throws MailAccessException, InterruptedException, ExecutionException {
    Sink sink = new Sink();
    if (!messages.isEmpty()) {
      session.fetch(messages, sink);
    }
    Map<MessageRef, Body> read = new HashMap<>();
    Map<MessageRef, String> failed = new LinkedHashMap<>();
    for (Change.Arrived each : messages) {
      Parsed parsed = sink.bodies.getOrDefault(each.ref(), NO_ANSWER).get();
      if (parsed.body() == null) {
        failed.put(each.ref(), parsed.why());
      } else {
        read.put(each.ref(), parsed.body());
      }
    }
    return new Bodies(read, failed);
  }

  private static Future<Parsed> failed(String why) {
    return CompletableFuture.completedFuture(new Parsed(null, why));
  }

  /**
   * What came of a message.
   *
   * @param body its body, empty when there is none to be had
   * @param why why not
   */
  private record Parsed(@Nullable Body body, String why) {}

  private final class Sink implements BodySink {
    private final Map<MessageRef, Future<Parsed>> bodies = new HashMap<>();

    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      byte[] beginning = message.readNBytes(SMALL);
      if (beginning.length == SMALL) {
        InputStream rest = new SequenceInputStream(new ByteArrayInputStream(beginning), message);
        bodies.put(ref, CompletableFuture.completedFuture(parsed(rest)));
      } else {
        bodies.put(ref, small(beginning));
      }
    }

    private Future<Parsed> small(byte[] message) throws IOException {
      Optional<Future<Parsed>> elsewhere =
          workshop.parseHeld(message.length, () -> parsed(new ByteArrayInputStream(message)));
      return elsewhere.isPresent()
          ? elsewhere.get()
          : CompletableFuture.completedFuture(parsed(new ByteArrayInputStream(message)));
    }

    /** A failing stream is the connection's matter, a full disk the run's; others the message's. */
    private Parsed parsed(InputStream message) throws IOException {
      try {
        return new Parsed(parser.parse(message, keeper), "");
      } catch (StoreException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        return new Parsed(null, "its body cannot be taken apart: " + e);
      }
    }

    @Override
    public void missing(MessageRef ref, String why) {
      bodies.put(ref, failed(why));
    }
  }
}
