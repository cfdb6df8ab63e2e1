package org.mailpromoter.connectors.graph.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Failures;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.connectors.graph.reply.Reply;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MessageRef;

/** Reads whole messages, each with a request of its own, and passes them on while they come in. */
public final class MimeFetch {
  /** Exchange takes no message above 150 MB, which is a third more as MIME. */
  private static final long LARGEST = 512L << 20;

  private final Calls calls;
  private final String mailbox;
  private final String doing;
  private final BodySink sink;

  /** Messages that the server failed on, until it is known whether it answers for others. */
  private final Map<MessageRef, Reply> troubled = new LinkedHashMap<>();

  /**
   * A fetch.
   *
   * @param mailbox where the mailbox is below the root of Graph
   * @param doing what is being done, for messages to people
   */
  public MimeFetch(Calls calls, String mailbox, String doing, BodySink sink) {
    this.calls = calls;
    this.mailbox = mailbox;
    this.doing = doing;
    this.sink = sink;
  }

  public void read(List<Change.Arrived> messages) throws MailAccessException {
    for (Change.Arrived message : messages) {
      read(message.ref());
    }
    if (troubled.size() > 1 && troubled.size() == messages.size()) {
      throw calls.failures().refused(doing, troubled.values().iterator().next());
    }
    troubled.forEach((ref, reply) -> sink.missing(ref, calls.failures().words(reply)));
  }

  private void read(MessageRef ref) throws MailAccessException {
    Request request = Request.get(mailbox + "/messages/" + Links.segment(ref.id()) + "/$value");
    Reply reply = calls.read(doing, request, LARGEST, body -> sink.message(ref, body));
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
