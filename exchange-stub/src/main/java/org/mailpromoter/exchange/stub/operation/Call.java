package org.mailpromoter.exchange.stub.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.Account;
import org.mailpromoter.exchange.stub.store.Distinguished;
import org.mailpromoter.exchange.stub.store.Ids;
import org.mailpromoter.exchange.stub.store.Store;
import org.mailpromoter.exchange.stub.store.StoredFolder;
import org.mailpromoter.exchange.stub.store.StoredItem;
import org.mailpromoter.exchange.stub.store.StoredMailbox;

/**
 * A request of somebody who logged in.
 *
 * @param store all mailboxes
 * @param account who logged in
 * @param actingAs the address the caller acts as: its own, or one it impersonates; may be empty
 * @param request the element in the body
 * @param quirks how the server differs from Exchange
 * @param refusedItems the codes with which items are refused, by their ids
 */
public record Call(
    Store store,
    Account account,
    String actingAs,
    Element request,
    Set<Quirk> quirks,
    Map<String, String> refusedItems) {
  /** Returns whether the server differs in a way. */
  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  /** The mailbox of the caller. */
  StoredMailbox own() {
    return store
        .find(actingAs)
        .orElseThrow(
            () ->
                EwsError.of(
                    "ErrorMissingEmailAddress",
                    "When making a request as an account that does not have a mailbox, you must"
                        + " specify the mailbox primary SMTP address for any distinguished folder"
                        + " Ids."));
  }

  /** The folder that a FolderId or DistinguishedFolderId names. */
  StoredFolder folder(Element id) {
    if (id.name().equals("DistinguishedFolderId")) {
      return distinguished(id);
    }
    Ids.Key key = Ids.decode(id.attribute("Id"));
    if (key.kind() != Ids.Kind.FOLDER) {
      throw EwsError.of(
          "ErrorCannotUseItemIdForFolderId", "Item Id was found when Folder Id was expected.");
    }
    StoredFolder folder =
        store
            .find(key.mailbox())
            .flatMap(mailbox -> mailbox.folder(key.number()))
            .orElseThrow(EwsError::folderNotFound);
    return readable(folder);
  }

  private StoredFolder distinguished(Element id) {
    Distinguished which =
        Distinguished.of(id.attribute("Id")).orElseThrow(EwsError::folderNotFound);
    StoredMailbox mailbox =
        id.child("Mailbox")
            .map(each -> byAddress(each.textOf("EmailAddress")))
            .orElseGet(this::own);
    return readable(mailbox.folder(which.number()).orElseThrow(EwsError::folderNotFound));
  }

  private StoredMailbox byAddress(String address) {
    StoredMailbox mailbox = store.find(address).orElseThrow(EwsError::noSuchMailbox);
    if (!mayRead(mailbox) && mailbox.sharedWith(who()).isEmpty()) {
      throw EwsError.folderNotFound();
    }
    return mailbox;
  }

  private StoredFolder readable(StoredFolder folder) {
    if (!mayRead(folder)) {
      StoredMailbox mailbox = mailbox(folder);
      throw mailbox.sharedWith(who()).isEmpty()
          ? EwsError.folderNotFound()
          : EwsError.of("ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    }
    return folder;
  }

  /** Returns whether the caller may look into a folder. */
  boolean mayRead(StoredFolder folder) {
    StoredMailbox mailbox = mailbox(folder);
    return mayRead(mailbox) || mailbox.sharedWith(who()).contains(folder.number());
  }

  private Set<String> who() {
    return new HashSet<>(List.of(actingAs, account.name()));
  }

  private boolean mayRead(StoredMailbox mailbox) {
    return mailbox.address().equalsIgnoreCase(actingAs)
        || mailbox.delegates().contains(actingAs)
        || mailbox.delegates().contains(account.name());
  }

  /** The mailbox of a folder. */
  StoredMailbox mailbox(StoredFolder folder) {
    return store.find(folder.mailbox()).orElseThrow(EwsError::folderNotFound);
  }

  /** The mailbox of an item. */
  StoredMailbox mailbox(StoredItem item) {
    return store.find(item.mailbox()).orElseThrow(EwsError::itemNotFound);
  }

  /** The item that an ItemId names. */
  StoredItem item(Element id) {
    Ids.Key key = Ids.decode(id.attribute("Id"));
    if (key.kind() != Ids.Kind.ITEM) {
      throw EwsError.of(
          "ErrorCannotUseFolderIdForItemId", "Folder Id was found when Item Id was expected.");
    }
    return store
        .find(key.mailbox())
        .flatMap(mailbox -> mailbox.item(key.number()).filter(item -> mayRead(mailbox, item)))
        .orElseThrow(EwsError::itemNotFound);
  }

  private boolean mayRead(StoredMailbox mailbox, StoredItem item) {
    return mailbox.folder(item.folder()).filter(this::mayRead).isPresent();
  }
}
