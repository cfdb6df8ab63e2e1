package org.mailpromoter.core.sync;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.policy.AttachmentRules;
import org.mailpromoter.core.policy.Policy;

/**
 * Fetches and parses the bodies of promoted messages. Small ones are handed to the parsers while
 * the next one is read, as long as not too many wait; large ones are parsed from the stream, and
 * the contents of attachments are spooled, so memory stays bounded. A message that cannot be
 * fetched or parsed affects no other message.
 */
final class BodyReader implements BodySource {
  private static final int SMALL = 512 << 10;

  /** Also limits messages that are larger than their mailbox reports. */
  private static final long MOST_HELD = 4 * Weight.PORTION;

  /**
   * A longer message is not read to its end. Those of known size are refused before; as MIME a
   * message can be longer than the mailbox says.
   */
  private static final long LONGEST = 2 * Policy.LARGEST_MESSAGE;

  private static final Parsed NO_ANSWER =
      Parsed.missing(Obstacle.of(Obstacle.Kind.BODY_UNANSWERED));

  private final MailboxSession session;
  private final BodyParser parser;
  private final ContentKeeper keeper;
  private final Workshop workshop;

  BodyReader(MailboxSession session, Run run, Workshop workshop) {
    this.session = session;
    this.parser = run.bodies();
    this.keeper = workshop.spool().keeper(AttachmentRules.of(run.policy().organization()));
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
    Map<MessageRef, Obstacle> failed = new LinkedHashMap<>();
    Map<MessageRef, Obstacle> missing = new LinkedHashMap<>();
    for (Change.Arrived each : messages) {
      Parsed parsed = sink.of(each.ref());
      if (parsed.body() != null) {
        read.put(each.ref(), parsed.body());
      } else {
        (parsed.isMissing() ? missing : failed).put(each.ref(), parsed.why());
      }
    }
    Map<MessageRef, Obstacle> gone = gone(missing);
    missing.keySet().removeAll(gone.keySet());
    failed.putAll(missing);
    return new Bodies(read, failed, gone);
  }

  /** What a newer listing does not show has vanished (MS-14); the rest is refused by the server. */
  private Map<MessageRef, Obstacle> gone(Map<MessageRef, Obstacle> missing)
      throws MailAccessException {
    if (missing.isEmpty()) {
      return Map.of();
    }
    Set<MessageRef> present = session.present(new ArrayList<>(missing.keySet()));
    Map<MessageRef, Obstacle> gone = new LinkedHashMap<>(missing);
    gone.keySet().removeAll(present);
    gone.replaceAll((ref, why) -> new Obstacle(Obstacle.Kind.NOT_LISTED, why.said()));
    return gone;
  }

  /**
   * The result for a message.
   *
   * @param body its body, null when it cannot be fetched
   * @param why why not
   * @param isMissing whether the mailbox did not hand it out
   */
  private record Parsed(@Nullable Body body, Obstacle why, boolean isMissing) {
    static Parsed of(Body body) {
      return new Parsed(body, Obstacle.NONE, false);
    }

    static Parsed missing(Obstacle why) {
      return new Parsed(null, why, true);
    }

    static Parsed failed(Obstacle why) {
      return new Parsed(null, why, false);
    }
  }

  private final class Sink implements BodySink {
    private final Map<MessageRef, Future<Parsed>> bodies = new HashMap<>();
    private final AtomicLong held = new AtomicLong();

    Parsed of(MessageRef ref) throws InterruptedException, ExecutionException {
      Future<Parsed> parsed = bodies.get(ref);
      return parsed == null ? NO_ANSWER : parsed.get();
    }

    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      if (held.get() > MOST_HELD) {
        bodies.put(ref, done(Parsed.failed(Obstacle.of(Obstacle.Kind.BODY_TOO_LONG))));
        return;
      }
      byte[] beginning = message.readNBytes(SMALL);
      if (beginning.length == SMALL) {
        InputStream rest = new SequenceInputStream(new ByteArrayInputStream(beginning), message);
        bodies.put(ref, done(parsed(rest)));
      } else {
        bodies.put(ref, small(beginning));
      }
    }

    private Future<Parsed> small(byte[] message) throws IOException {
      Optional<Future<Parsed>> elsewhere =
          workshop.parseHeld(message.length, () -> parsed(new ByteArrayInputStream(message)));
      return elsewhere.isPresent()
          ? elsewhere.get()
          : done(parsed(new ByteArrayInputStream(message)));
    }

    /** A failing stream is the connection's matter, a full disk the run's; others the message's. */
    private Parsed parsed(InputStream message) throws IOException {
      Source source = new Source(message);
      try {
        Body body = parser.parse(source, keeper);
        held.addAndGet(Character.BYTES * ((long) body.text().length() + body.html().length()));
        return Parsed.of(body);
      } catch (IOException e) {
        if (source.isTooLong()) {
          return Parsed.failed(Obstacle.of(Obstacle.Kind.BODY_TOO_LONG));
        }
        if (source.failed) {
          throw e;
        }
        return damaged(e);
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        if (MessageFault.isPossible(e)) {
          return damaged(e);
        }
        throw e;
      }
    }

    @Override
    public void missing(MessageRef ref, String said) {
      bodies.put(ref, done(Parsed.missing(new Obstacle(Obstacle.Kind.BODY_REFUSED, said))));
    }
  }

  private static Parsed damaged(Throwable e) {
    return Parsed.failed(MessageFault.obstacle(Obstacle.Kind.BODY_DAMAGED, e));
  }

  private static Future<Parsed> done(Parsed parsed) {
    return CompletableFuture.completedFuture(parsed);
  }

  /** Distinguishes a failure of the stream from a failure of its content. */
  private static final class Source extends FilterInputStream {
    private boolean failed;
    private long count;

    Source(InputStream message) {
      super(message);
    }

    @Override
    public int read() throws IOException {
      failed = true;
      int read = super.read();
      failed = false;
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      failed = true;
      int read = super.read(into, from, length);
      failed = false;
      count(read);
      return read;
    }

    private void count(int read) throws IOException {
      count += Math.max(0, read);
      if (isTooLong()) {
        throw new IOException("the message has more than " + LONGEST + " bytes");
      }
    }

    boolean isTooLong() {
      return count > LONGEST;
    }
  }
}
