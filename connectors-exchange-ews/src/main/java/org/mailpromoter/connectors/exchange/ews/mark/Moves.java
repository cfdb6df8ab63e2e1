package org.mailpromoter.connectors.exchange.ews.mark;

import java.util.List;
import org.mailpromoter.connectors.exchange.ews.call.Batches;
import org.mailpromoter.connectors.exchange.ews.call.Items;
import org.mailpromoter.connectors.exchange.ews.call.Refusals;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;

/**
 * Moves items to a folder; items that no longer exist, perhaps because they were moved, are
 * skipped.
 */
public final class Moves implements Batches.Question {
  private final XmlRequest.Part target;
  private final Refusals refusals = new Refusals();

  public Moves(XmlRequest.Part target) {
    this.target = target;
  }

  @Override
  public XmlRequest.Part about(List<String> ids) {
    return body ->
        body.element(
            "m:MoveItem",
            move ->
                move.element("m:ToFolderId", target)
                    .element("m:ItemIds", list -> Items.ids(list, ids))
                    .text("m:ReturnNewItemIds", "false"));
  }

  /** Refusals of the server, except for items that no longer exist. */
  public Refusals refusals() {
    return refusals;
  }

  /** The returned ids are new: answers are matched by position. */
  @Override
  public String take(String name, XmlAnswer at) {
    return "";
  }

  @Override
  public void refused(String id, Reply reply) {
    refusals.add(reply);
  }
}
