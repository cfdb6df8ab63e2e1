package org.mailpromoter.connectors.graph.mark;

import java.util.List;
import org.mailpromoter.connectors.graph.call.Batches;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Refusals;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.json.JsonText;
import org.mailpromoter.core.mailbox.MailAccessException;

/** Moves messages; those that no longer exist are skipped (MS-11). */
public final class Moves {
  private Moves() {}

  /**
   * Moves messages to a folder.
   *
   * @param mailbox where the mailbox is below the root of Graph
   * @param doing what is being done, for messages to people
   * @param folder the id of the folder
   */
  public static void move(
      Calls calls, String mailbox, String doing, List<String> ids, String folder)
      throws MailAccessException {
    byte[] body = JsonText.object(out -> out.writeStringProperty("destinationId", folder));
    Refusals refusals = new Refusals();
    new Batches(calls, doing)
        .ask(
            ids,
            id -> Request.send("POST", mailbox + "/messages/" + Links.segment(id) + "/move", body),
            Entity::ignored)
        .values()
        .forEach(
            answer -> {
              if (!answer.reply().isFine()) {
                refusals.add(answer.reply());
              }
            });
    refusals.failIfAny(calls.failures(), doing);
  }
}
