package org.mailpromoter.exchange.stub.operation;

import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.store.Distinguished;
import org.mailpromoter.exchange.stub.store.StoredItem;

/** SendItem: a draft goes out and, where that is wanted, into Sent Items. */
final class SendItem implements Operation {
  @Override
  public void answer(Call call, ResponseMessages messages) {
    for (Element id : call.request().need("ItemIds").children()) {
      messages.add(
          () -> {
            send(call, call.item(id));
            return xml -> {};
          });
    }
  }

  private static void send(Call call, StoredItem draft) {
    Post.send(call, draft.mail().bytes());
    if (call.request().attribute("SaveItemToFolder").equals("true")) {
      int folder =
          call.request()
              .child("SavedItemFolderId")
              .map(each -> call.folder(each.only()).number())
              .orElse(Distinguished.SENTITEMS.number());
      call.mailbox(draft).move(draft.number(), folder);
    } else {
      call.mailbox(draft).delete(draft.number());
    }
  }
}
