package org.mailpromoter.graph.stub.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.query.Expansion;
import org.mailpromoter.graph.stub.query.ExtendedId;
import org.mailpromoter.graph.stub.store.Ids;
import org.mailpromoter.graph.stub.store.StoredItem;
import org.mailpromoter.graph.stub.store.WellKnown;
import tools.jackson.core.JsonGenerator;

/** Writes messages. */
public final class MessageJson {
  private static final String HEADERS = "internetMessageHeaders";
  private static final int CUT = 255;

  private MessageJson() {}

  /** The ETag of an item. */
  public static String etag(StoredItem item) {
    return "W/\"" + Ids.changeKey(item.lastChange()) + "\"";
  }

  /** Writes the members of a message, but not the braces around them. */
  public static void members(JsonGenerator json, StoredItem item, View view) {
    json.writeStringProperty("@odata.etag", etag(item));
    json.writeStringProperty("id", Ids.of(item));
    for (Map.Entry<String, MessageFields.Field> each : MessageFields.fields().entrySet()) {
      if (isWanted(each.getKey(), view)) {
        field(json, each.getKey(), each.getValue(), item, view);
      }
    }
    extended(json, item, view);
  }

  private static boolean isWanted(String name, View view) {
    return view.selection().isEmpty()
        ? !MessageFields.ONLY_SELECTED.contains(name)
        : view.selection().names().contains(name);
  }

  private static void field(
      JsonGenerator json, String name, MessageFields.Field field, StoredItem item, View view) {
    if (!name.equals(HEADERS)) {
      field.write(json, name, item);
    } else if (!isWithoutHeaders(item, view)) {
      MessageFields.Field own =
          view.has(Quirk.HEADERS_WITHOUT_ADDRESSES) ? HeaderList::writeWithoutAddresses : field;
      own.write(json, name, item);
    }
  }

  private static boolean isWithoutHeaders(StoredItem item, View view) {
    boolean delta = view.place() == View.Place.DELTA && view.has(Quirk.NO_HEADERS_IN_DELTA);
    return delta || isSentWithoutHeaders(item, view);
  }

  private static boolean isSentWithoutHeaders(StoredItem item, View view) {
    return view.has(Quirk.SENT_WITHOUT_HEADERS) && item.folder() == WellKnown.SENTITEMS.number();
  }

  private static void extended(JsonGenerator json, StoredItem item, View view) {
    List<ExtendedId> wanted =
        view.expansion().properties().stream()
            .filter(each -> value(each, item, view).isPresent())
            .toList();
    if (wanted.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart(Expansion.NAME);
    for (ExtendedId each : wanted) {
      json.writeStartObject();
      json.writeStringProperty(
          "id", view.has(Quirk.NORMALISED_PROPERTY_IDS) ? each.normal() : each.asked());
      json.writeStringProperty("value", value(each, item, view).orElseThrow());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static Optional<String> value(ExtendedId id, StoredItem item, View view) {
    Optional<String> value = ExtendedProperties.valueOf(id, item);
    if (id.tag().filter(tag -> tag == ExtendedProperties.TRANSPORT_HEADERS).isEmpty()) {
      return value;
    }
    if (isSentWithoutHeaders(item, view)) {
      return Optional.empty();
    }
    boolean cut = view.place() != View.Place.SINGLE && view.has(Quirk.CUT_HEADERS_IN_LISTS);
    return cut ? value.map(text -> text.substring(0, Math.min(CUT, text.length()))) : value;
  }

  /** Writes what a sparse row of delta has besides its id. */
  public static void sparse(JsonGenerator json, StoredItem item, boolean read, boolean other) {
    json.writeStringProperty("@odata.etag", etag(item));
    json.writeStringProperty("id", Ids.of(item));
    write(json, item, "parentFolderId");
    if (read) {
      write(json, item, "isRead");
    }
    if (other) {
      write(json, item, "categories");
      write(json, item, "importance");
    }
  }

  private static void write(JsonGenerator json, StoredItem item, String name) {
    MessageFields.Field field = MessageFields.fields().get(name);
    if (field != null) {
      field.write(json, name, item);
    }
  }
}
