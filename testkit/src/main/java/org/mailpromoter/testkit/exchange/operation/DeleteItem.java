package org.mailpromoter.testkit.exchange.operation;

import java.util.Optional;
import org.mailpromoter.testkit.exchange.soap.Element;
import org.mailpromoter.testkit.exchange.soap.EwsError;
import org.mailpromoter.testkit.exchange.store.Distinguished;
import org.mailpromoter.testkit.exchange.store.StoredItem;
import org.mailpromoter.testkit.exchange.store.StoredMailbox;

/** DeleteItem: for good, or into the bin. */
final class DeleteItem implements Operation {
  @Override
  public void answer(Call call, ResponseMessages messages) {
    for (Element id : call.request().need("ItemIds").children()) {
      messages.add(
          () -> {
            delete(call, call.item(id));
            return xml -> {};
          });
    }
  }

  private static void delete(Call call, StoredItem item) {
    StoredMailbox mailbox = call.mailbox(item);
    boolean toBin = call.request().attribute("DeleteType").equals("MoveToDeletedItems");
    Optional<StoredItem> before =
        toBin
            ? mailbox.move(item.number(), Distinguished.DELETEDITEMS.number())
            : mailbox.delete(item.number());
    if (before.isEmpty()) {
      throw EwsError.itemNotFound();
    }
  }
}
