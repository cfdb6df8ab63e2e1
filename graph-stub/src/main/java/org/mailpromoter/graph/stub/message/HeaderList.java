package org.mailpromoter.graph.stub.message;

import java.util.Locale;
import java.util.Set;
import org.mailpromoter.graph.stub.store.StoredItem;
import org.mailpromoter.testkit.mime.Headers;
import tools.jackson.core.JsonGenerator;

/** The fields of a header as a collection of internetMessageHeader. */
final class HeaderList {
  private static final Set<String> ADDRESSES = Set.of("from", "sender", "to", "cc", "bcc");

  private HeaderList() {}

  static void write(JsonGenerator json, String name, StoredItem item) {
    json.writeArrayPropertyStart(name);
    item.mail().fields().forEach(each -> write(json, each));
    json.writeEndArray();
  }

  static void writeWithoutAddresses(JsonGenerator json, String name, StoredItem item) {
    json.writeArrayPropertyStart(name);
    item.mail().fields().stream()
        .filter(each -> !ADDRESSES.contains(each.name().toLowerCase(Locale.ROOT)))
        .forEach(each -> write(json, each));
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Headers.Field field) {
    json.writeStartObject();
    json.writeStringProperty("name", field.name());
    json.writeStringProperty("value", field.value());
    json.writeEndObject();
  }
}
