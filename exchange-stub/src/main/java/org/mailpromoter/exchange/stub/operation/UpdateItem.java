package org.mailpromoter.exchange.stub.operation;

import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.Ids;
import org.mailpromoter.exchange.stub.store.StoredItem;

/** UpdateItem: categories, the read flag, MAPI properties. */
final class UpdateItem implements Operation {
  @Override
  public void answer(Call call, ResponseMessages messages) {
    for (Element change : call.request().need("ItemChanges").children()) {
      messages.add(() -> content(call, change));
    }
  }

  private static Content content(Call call, Element change) {
    Element id = change.need("ItemId");
    StoredItem before = call.item(id);
    refuseConflict(call, id, before);
    List<Element> updates = change.need("Updates").children();
    StoredItem after =
        call.mailbox(before)
            .update(before.number(), item -> updated(item, updates))
            .orElseThrow(EwsError::itemNotFound);
    return xml -> {
      Written.item(call, after).write(xml);
      xml.start("m:ConflictResults").leaf("t:Count", "0").end();
    };
  }

  /** Without overwriting or resolving, the client must send the current change key. */
  private static void refuseConflict(Call call, Element id, StoredItem item) {
    if (!call.request().attribute("ConflictResolution").equals("NeverOverwrite")) {
      return;
    }
    String now = Ids.changeKey(item.lastChange());
    if (!id.attribute("ChangeKey").equals(now)) {
      throw EwsError.of(
          "ErrorIrresolvableConflict",
          "The send or update operation could not be performed because the change key passed in"
              + " the request does not match the current change key for the item.");
    }
  }

  private static StoredItem updated(StoredItem item, List<Element> updates) {
    StoredItem after = item;
    for (Element update : updates) {
      after = updated(after, update);
    }
    return after;
  }

  private static StoredItem updated(StoredItem item, Element update) {
    Element path = update.only();
    if (path.name().equals("ExtendedFieldURI")) {
      return update.name().equals("DeleteItemField")
          ? MapiChange.delete(item, MapiPath.of(path))
          : MapiChange.set(item, value(update).need("ExtendedProperty"));
    }
    return switch (path.attribute("FieldURI")) {
      case "item:Categories" -> item.categories(categories(item, update));
      case "message:IsRead" -> item.read(value(update).says("IsRead"));
      default ->
          throw EwsError.of(
              "ErrorInvalidPropertySet",
              "Set action is invalid for property " + path.attribute("FieldURI") + ".");
    };
  }

  private static List<String> categories(StoredItem item, Element update) {
    return switch (update.name()) {
      case "DeleteItemField" -> List.of();
      case "AppendToItemField" -> {
        List<String> all = new ArrayList<>(item.categories());
        all.addAll(categories(value(update)));
        yield all;
      }
      default -> categories(value(update));
    };
  }

  private static List<String> categories(Element message) {
    return message.need("Categories").children().stream().map(Element::text).distinct().toList();
  }

  /** The Message, or Item, that carries the new value after the path. */
  private static Element value(Element update) {
    List<Element> parts = update.children();
    if (parts.size() < 2) {
      throw EwsError.invalidRequest(update.name() + " has no value.");
    }
    return parts.get(1);
  }
}
