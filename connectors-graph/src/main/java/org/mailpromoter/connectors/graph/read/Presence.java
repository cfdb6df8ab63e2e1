package org.mailpromoter.connectors.graph.read;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.connectors.graph.call.Batches;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.call.Failures;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.core.mailbox.MailAccessException;

/** Finds messages that no longer exist. A message that is refused may still exist. */
public final class Presence {
  private Presence() {}

  /**
   * The messages that exist.
   *
   * @param doing what is being done, for messages to people
   * @param mailbox where the mailbox is below the root of Graph
   */
  public static Set<String> of(Calls calls, String doing, String mailbox, Collection<String> ids)
      throws MailAccessException {
    Map<String, Calls.Answered<Entity>> answers =
        new Batches(calls, doing)
            .ask(
                ids,
                id -> Request.get(mailbox + "/messages/" + Links.segment(id) + "?$select=id"),
                Entity::ignored);
    for (Calls.Answered<Entity> each : answers.values()) {
      if (!each.reply().isFine() && !Failures.isOfMessage(each.reply())) {
        throw calls.failures().refused(doing, each.reply());
      }
    }
    return answers.entrySet().stream()
        .filter(each -> !each.getValue().reply().is(GraphError.MESSAGE_GONE))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
