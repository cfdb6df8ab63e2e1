package org.mailpromoter.connectors.exchange.ews.read;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.call.Batches;
import org.mailpromoter.connectors.exchange.ews.call.Items;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;

/** Finds items that no longer exist: GetItem for their ids only. A refused item may still exist. */
public final class Presence implements Batches.Question {
  private final Set<String> gone = new HashSet<>();

  @Override
  public XmlRequest.Part about(List<String> ids) {
    return body ->
        body.element(
            "m:GetItem",
            get ->
                get.element("m:ItemShape", shape -> shape.text("t:BaseShape", "IdOnly"))
                    .element("m:ItemIds", list -> Items.ids(list, ids)));
  }

  @Override
  public String take(String name, XmlAnswer at) throws IOException {
    String[] id = {""};
    if (name.equals("Items")) {
      at.eachChild(kind -> id[0] = Items.idOf(at));
    }
    return id[0];
  }

  @Override
  public void refused(String id, Reply reply) {
    if (reply.is(EwsError.MESSAGE_GONE)) {
      gone.add(id);
    }
  }

  public boolean has(String id) {
    return !gone.contains(id);
  }
}
