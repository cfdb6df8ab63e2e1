package org.mailpromoter.exchange.stub.operation;

import java.util.Optional;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.StoredFolder;
import org.mailpromoter.exchange.stub.store.StoredItem;
import org.mailpromoter.exchange.stub.store.StoredMailbox;

/** MoveItem and CopyItem: the item in its new place has an id of its own. */
final class Transfer implements Operation {
  private final Work work;

  Transfer(Work work) {
    this.work = work;
  }

  /** Brings an item into a folder of its mailbox. */
  interface Work {
    Optional<StoredItem> apply(StoredMailbox mailbox, int item, int folder);
  }

  @Override
  public void answer(Call call, ResponseMessages messages) {
    boolean silent = call.request().textOf("ReturnNewItemIds").equals("false");
    for (Element id : call.request().need("ItemIds").children()) {
      messages.add(
          () -> {
            StoredItem there = transferred(call, call.item(id));
            return silent ? xml -> xml.start("m:Items").end() : Written.item(call, there);
          });
    }
  }

  private StoredItem transferred(Call call, StoredItem item) {
    StoredFolder target = target(call);
    if (target.mailbox() != item.mailbox()) {
      throw EwsError.of(
          "ErrorCrossMailboxMoveCopy", "The stub server moves and copies within a mailbox only.");
    }
    return work.apply(call.mailbox(item), item.number(), target.number())
        .orElseThrow(EwsError::itemNotFound);
  }

  private static StoredFolder target(Call call) {
    try {
      return call.folder(call.request().need("ToFolderId").only());
    } catch (EwsError e) {
      throw e.code().equals("ErrorFolderNotFound")
          ? EwsError.of("ErrorToFolderNotFound", "The specified target folder could not be found.")
          : e;
    }
  }
}
