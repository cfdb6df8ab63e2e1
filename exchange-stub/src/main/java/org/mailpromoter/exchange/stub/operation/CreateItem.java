package org.mailpromoter.exchange.stub.operation;

import java.util.Base64;
import java.util.List;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.Distinguished;
import org.mailpromoter.exchange.stub.store.StoredFolder;
import org.mailpromoter.exchange.stub.store.StoredItem;

/** CreateItem: messages given as MIME, saved or sent or both. */
final class CreateItem implements Operation {
  @Override
  public void answer(Call call, ResponseMessages messages) {
    for (Element item : call.request().need("Items").children()) {
      messages.add(() -> content(call, item));
    }
  }

  private static Content content(Call call, Element item) {
    byte[] mime = mime(item);
    return switch (call.request().attribute("MessageDisposition")) {
      case "SendOnly" -> {
        Post.send(call, mime);
        yield xml -> xml.start("m:Items").end();
      }
      case "SendAndSaveCopy" -> {
        Post.send(call, mime);
        create(call, item, mime, Distinguished.SENTITEMS);
        yield xml -> xml.start("m:Items").end();
      }
      default -> Written.item(call, create(call, item, mime, Distinguished.DRAFTS));
    };
  }

  private static byte[] mime(Element item) {
    String content = item.textOf("MimeContent");
    if (content.isBlank()) {
      throw EwsError.of(
          "ErrorInvalidRequest", "The stub server makes messages of MimeContent only.");
    }
    try {
      return Base64.getMimeDecoder().decode(content);
    } catch (IllegalArgumentException e) {
      throw EwsError.of("ErrorMimeContentInvalidBase64String", "MIME content is not valid Base64.");
    }
  }

  private static StoredItem create(Call call, Element item, byte[] mime, Distinguished where) {
    StoredFolder folder =
        call.request()
            .child("SavedItemFolderId")
            .map(each -> call.folder(each.only()))
            .or(() -> call.own().folder(where.number()))
            .orElseThrow(EwsError::folderNotFound);
    return call.mailbox(folder).create(folder.number(), mime, fresh -> shaped(fresh, item));
  }

  private static StoredItem shaped(StoredItem fresh, Element item) {
    List<String> categories =
        item.child("Categories")
            .map(each -> each.children().stream().map(Element::text).toList())
            .orElse(List.of());
    StoredItem made = fresh.categories(categories).read(item.says("IsRead"));
    for (Element each : item.children()) {
      made = each.name().equals("ExtendedProperty") ? MapiChange.set(made, each) : made;
    }
    return made;
  }
}
