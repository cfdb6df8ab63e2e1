package org.mailpromoter.exchange.stub.operation;

import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.Distinguished;
import org.mailpromoter.exchange.stub.store.Ids;
import org.mailpromoter.exchange.stub.store.StoredItem;

/** SendItem: a draft goes out and, where that is wanted, into Sent Items. */
final class SendItem implements Operation {
  @Override
  public void answer(Call call, ResponseMessages messages) {
    for (Element id : call.request().need("ItemIds").children()) {
      messages.add(
          () -> {
            StoredItem draft = call.item(id);
            refuseWithoutChangeKey(id, draft);
            send(call, draft);
            return xml -> {};
          });
    }
  }

  private static void refuseWithoutChangeKey(Element id, StoredItem draft) {
    String key = id.attribute("ChangeKey");
    if (key.isEmpty()) {
      throw EwsError.of("ErrorChangeKeyRequired", "Change key is required for this operation.");
    }
    if (!key.equals(Ids.changeKey(draft.lastChange()))) {
      throw EwsError.of("ErrorStaleObject", "The item was changed since the change key was given.");
    }
  }

  private static void send(Call call, StoredItem draft) {
    if (call.has(Quirk.DRAFTS_WAIT)) {
      call.mailbox(draft).update(draft.number(), each -> each.submitted(true));
      return;
    }
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
