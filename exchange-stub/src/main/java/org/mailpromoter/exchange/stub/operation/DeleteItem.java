package org.mailpromoter.exchange.stub.operation;

import java.util.Optional;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.Distinguished;
import org.mailpromoter.exchange.stub.store.StoredItem;
import org.mailpromoter.exchange.stub.store.StoredMailbox;

/** DeleteItem: permanently, or into the bin. */
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
    if (item.submitted()) {
      throw EwsError.of("ErrorCannotDeleteObject", "The object cannot be deleted.");
    }
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
