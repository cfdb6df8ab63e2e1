package org.mailpromoter.exchange.stub.operation;

import org.mailpromoter.exchange.stub.store.StoredItem;

/** The answer of operations that write: the id of the item as it is now. */
final class Written {
  private Written() {}

  static Operation.Content item(Call call, StoredItem item) {
    return xml -> {
      xml.start("m:Items").start("t:Message");
      ItemFields.id(
          xml,
          "t:ItemId",
          new ItemView(item, call.quirks(), ItemView.View.OBJECT, ItemShape.NOTHING));
      xml.end().end();
    };
  }
}
