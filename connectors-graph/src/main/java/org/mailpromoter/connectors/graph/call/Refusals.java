package org.mailpromoter.connectors.graph.call;

import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.connectors.graph.reply.Reply;
import org.mailpromoter.core.mailbox.MailAccessException;

/** Changes that the server refused. Messages that no longer exist are not among them (MS-11). */
public final class Refusals {
  private final List<Reply> refusals = new ArrayList<>();

  public void add(Reply reply) {
    if (!reply.is(GraphError.MESSAGE_GONE)) {
      refusals.add(reply);
    }
  }

  public void failIfAny(Failures failures, String doing) throws MailAccessException {
    if (!refusals.isEmpty()) {
      throw failures.refused(doing, refusals.get(0));
    }
  }
}
