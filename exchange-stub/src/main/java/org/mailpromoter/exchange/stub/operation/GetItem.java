package org.mailpromoter.exchange.stub.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.StoredItem;

/** GetItem: items by their ids; one that is missing does not harm the others. */
final class GetItem implements Operation {
  @Override
  public void answer(Call call, ResponseMessages messages) {
    ItemShape shape = ItemShape.whole(call.request().need("ItemShape"));
    for (Element id : asked(call)) {
      messages.add(
          () -> {
            refuse(call, id.attribute("Id"));
            return item(call, call.item(id), shape);
          });
    }
  }

  private static void refuse(Call call, String id) {
    String code = call.refusedItems().get(id);
    if (code != null) {
      throw EwsError.of(code, "The item is refused by the test.");
    }
  }

  private static List<Element> asked(Call call) {
    List<Element> ids = new ArrayList<>(call.request().need("ItemIds").children());
    if (call.has(Quirk.REVERSED_ANSWERS)) {
      Collections.reverse(ids);
    }
    return call.has(Quirk.FEWER_ANSWERS) && ids.size() > 1 ? ids.subList(0, ids.size() - 1) : ids;
  }

  static Content item(Call call, StoredItem item, ItemShape shape) {
    ItemView view = new ItemView(item, call.quirks(), ItemView.View.OBJECT, shape);
    return xml -> {
      xml.start("m:Items");
      shape.write(xml, view);
      xml.end();
    };
  }
}
