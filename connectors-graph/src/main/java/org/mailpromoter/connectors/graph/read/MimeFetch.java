package org.mailpromoter.connectors.graph.read;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.connectors.graph.call.Batches;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Failures;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.PageSize;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.connectors.graph.reply.Reply;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * Reads whole messages. Several come in one batch, each held until its answer is complete; large
 * ones are requested alone and passed on while they come in. So is what a batch does not deliver,
 * for whatever reason: only the answer to a request of its own says that a message is refused.
 */
public final class MimeFetch {
  /** Exchange takes no message above 150 MB, which is a third more as MIME. */
  private static final long LARGEST = 512L << 20;

  /** A message that is known to be larger is not requested in a batch. */
  private static final long LARGEST_IN_BATCH = 1 << 20;

  /** With these a batch may have been more than the server or this program can handle. */
  private static final Set<GraphError> TOO_MUCH =
      Set.of(
          GraphError.TOO_SLOW,
          GraphError.ANSWER_TOO_LARGE,
          GraphError.PROTOCOL_VIOLATION,
          GraphError.SERVER_TROUBLE,
          GraphError.REFUSED);

  private final Calls calls;
  private final PageSize size;
  private final String mailbox;
  private final String doing;
  private final BodySink sink;
  private final List<MessageRef> alone = new ArrayList<>();

  /** Messages that the server failed on, until it is known whether it answers for others. */
  private final Map<MessageRef, Reply> troubled = new LinkedHashMap<>();

  /**
   * A fetch.
   *
   * @param size of the batches of a session
   * @param mailbox where the mailbox is below the root of Graph
   * @param doing what is being done, for messages to people
   */
  public MimeFetch(Calls calls, PageSize size, String mailbox, String doing, BodySink sink) {
    this.calls = calls;
    this.size = size;
    this.mailbox = mailbox;
    this.doing = doing;
    this.sink = sink;
  }

  public void read(List<Change.Arrived> messages) throws MailAccessException {
    Deque<MessageRef> together = new ArrayDeque<>();
    for (Change.Arrived message : messages) {
      (message.size() > LARGEST_IN_BATCH ? alone : together).add(message.ref());
    }
    while (together.size() > 1 && size.now() > 1) {
      readSome(together);
    }
    alone.addAll(together);
    for (MessageRef ref : alone) {
      readAlone(ref);
    }
    if (troubled.size() > 1 && troubled.size() == messages.size()) {
      throw calls.failures().refused(doing, troubled.values().iterator().next());
    }
    troubled.forEach((ref, reply) -> sink.missing(ref, calls.failures().words(reply)));
  }

  /**
   * Those that a failed batch did not answer are put back. If the answer was too large, one of them
   * is: they are requested alone, or the next batch would be as large.
   */
  private void readSome(Deque<MessageRef> together) throws MailAccessException {
    Map<String, MessageRef> batch = new LinkedHashMap<>();
    while (batch.size() < size.now() && !together.isEmpty()) {
      MessageRef ref = together.removeFirst();
      batch.put(ref.id(), ref);
    }
    int asked = batch.size();
    int before = alone.size();
    try {
      new Batches(calls, doing)
          .ask(
              List.copyOf(batch.keySet()),
              this::mime,
              HeldMime::new,
              (id, a) -> take(batch, id, a));
      alone.addAll(batch.values());
      if (alone.size() - before < asked) {
        size.grow();
      } else {
        size.shrink(asked);
      }
    } catch (MailAccessException e) {
      if (!(e.code() instanceof GraphError kind) || !TOO_MUCH.contains(kind)) {
        throw e;
      }
      size.shrink(asked);
      (kind == GraphError.ANSWER_TOO_LARGE ? alone : together).addAll(batch.values());
    }
  }

  private Request mime(String id) {
    return Request.get(mailbox + "/messages/" + Links.segment(id) + "/$value");
  }

  private void take(Map<String, MessageRef> batch, String id, Calls.Answered<HeldMime> answer)
      throws IOException {
    MessageRef ref = batch.remove(id);
    if (ref == null) {
      return;
    }
    if (answer.reply().is(GraphError.MESSAGE_GONE)) {
      sink.missing(ref, calls.failures().words(answer.reply()));
    } else if (answer.reply().isFine() && answer.content().isWhole()) {
      sink.message(ref, answer.content().read());
    } else {
      alone.add(ref);
    }
  }

  private void readAlone(MessageRef ref) throws MailAccessException {
    Reply reply = calls.read(doing, mime(ref.id()), LARGEST, body -> sink.message(ref, body));
    if (reply.isFine()) {
      return;
    }
    if (!Failures.isOfMessage(reply)) {
      throw calls.failures().refused(doing, reply);
    }
    if (reply.is(GraphError.SERVER_TROUBLE) || reply.is(GraphError.TOO_SLOW)) {
      troubled.put(ref, reply);
    } else {
      sink.missing(ref, calls.failures().words(reply));
    }
  }
}
