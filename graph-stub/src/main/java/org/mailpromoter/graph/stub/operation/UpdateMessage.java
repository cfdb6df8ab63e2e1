package org.mailpromoter.graph.stub.operation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailpromoter.graph.stub.json.GraphException;
import org.mailpromoter.graph.stub.json.Json;
import org.mailpromoter.graph.stub.message.MessageJson;
import org.mailpromoter.graph.stub.store.StoredItem;

/** Changes a message: categories as a whole, read or not, importance. */
final class UpdateMessage implements Operation {
  @Override
  public Answer answer(Call call) {
    StoredItem before = call.item();
    call.ask().header("if-match").ifPresent(wanted -> refuseOther(wanted, before));
    Map<String, Object> body = call.body();
    StoredItem after =
        call.mailbox()
            .update(before.number(), marks -> marked(marks, body))
            .orElseThrow(GraphException::itemNotFound);
    return GetMessage.of(call, 200, after);
  }

  private static void refuseOther(String wanted, StoredItem item) {
    if (!wanted.equals("*") && !wanted.equals(MessageJson.etag(item))) {
      throw GraphException.of(
          412,
          "ErrorIrresolvableConflict",
          "The send or update operation could not be performed because the change key passed in"
              + " the request does not match the current change key for the item.");
    }
  }

  static StoredItem.Marks marked(StoredItem.Marks marks, Map<String, Object> body) {
    StoredItem.Marks changed = marks;
    for (Map.Entry<String, Object> each : body.entrySet()) {
      changed = marked(changed, each.getKey(), each.getValue());
    }
    return changed;
  }

  private static StoredItem.Marks marked(StoredItem.Marks marks, String name, Object value) {
    if (name.startsWith("@odata.")) {
      return marks;
    }
    return switch (name) {
      case "categories" -> marks.categories(strings(value));
      case "isRead" -> marks.read(Boolean.TRUE.equals(value));
      case "importance" -> marks.importance(importance(value));
      default ->
          throw GraphException.of(
              400, "ErrorInvalidPropertySet", "The property " + name + " cannot be set.");
    };
  }

  private static List<String> strings(Object value) {
    return Json.asList(value).stream().map(String::valueOf).toList();
  }

  private static StoredItem.Importance importance(Object value) {
    try {
      return StoredItem.Importance.valueOf(String.valueOf(value).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw GraphException.badRequest("The value '" + value + "' is not an importance.");
    }
  }
}
