package org.mailpromoter.graph.stub.operation;

import java.util.List;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.filter.Filter;
import org.mailpromoter.graph.stub.filter.Order;
import org.mailpromoter.graph.stub.json.GraphException;
import org.mailpromoter.graph.stub.message.MessageJson;
import org.mailpromoter.graph.stub.message.View;
import org.mailpromoter.graph.stub.store.StoredFolder;
import org.mailpromoter.graph.stub.store.StoredItem;
import org.mailpromoter.graph.stub.store.StoredMailbox;

/** The messages of a folder or of the whole mailbox. */
final class ListMessages implements Operation {
  @Override
  public Answer answer(Call call) {
    View view = call.view(View.Place.LIST);
    List<StoredItem> all = found(call);
    Paging<StoredItem> page = Paging.of(call, all);
    return Answer.json(
        200,
        MessageShapes.of(Shape.Kind.MANY, view),
        json -> {
          json.writeStartObject();
          json.writeStringProperty("@odata.context", call.root() + "/$metadata#messages");
          if (call.query().isTrue("$count")) {
            json.writeNumberProperty("@odata.count", all.size());
          }
          json.writeArrayPropertyStart("value");
          for (StoredItem each : page.rows()) {
            json.writeStartObject();
            MessageJson.members(json, each, view);
            json.writeEndObject();
          }
          json.writeEndArray();
          page.nextLink(call).ifPresent(each -> json.writeStringProperty("@odata.nextLink", each));
          json.writeEndObject();
        });
  }

  /** What $filter means, in the order of $orderby. */
  static List<StoredItem> found(Call call) {
    Filter filter = Filter.of(call.query());
    Order order = Order.of(call.query());
    order.refuseInefficient(filter);
    if (isRefused(call, filter, Quirk.NO_CATEGORY_FILTER, "categories")
        || isRefused(call, filter, Quirk.NO_ID_FILTER, "internetMessageId")) {
      throw GraphException.of(400, "ErrorInvalidRestriction", "The restriction is invalid.");
    }
    StoredMailbox mailbox = call.mailbox();
    List<StoredItem> items =
        call.folder().map(StoredFolder::number).map(mailbox::items).orElseGet(mailbox::items);
    return items.stream().filter(filter.test()).sorted(order.comparator()).toList();
  }

  private static boolean isRefused(Call call, Filter filter, Quirk quirk, String property) {
    return call.quirks().contains(quirk) && filter.properties().contains(property);
  }
}
