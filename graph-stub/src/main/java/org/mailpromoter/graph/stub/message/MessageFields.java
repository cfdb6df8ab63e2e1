package org.mailpromoter.graph.stub.message;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.mailpromoter.graph.stub.store.Ids;
import org.mailpromoter.graph.stub.store.StoredItem;
import org.mailpromoter.testkit.mime.Conversations;
import tools.jackson.core.JsonGenerator;

/** The properties of the type message. */
public final class MessageFields {
  /** Properties that come only where they are selected. */
  static final Set<String> ONLY_SELECTED = Set.of("internetMessageHeaders", "uniqueBody");

  private static final Map<String, Field> ALL = all();

  /** Writes the value of a property with its name, or nothing where there is no value. */
  interface Field {
    void write(JsonGenerator json, String name, StoredItem item);
  }

  private MessageFields() {}

  /** The names of all properties, but for the id. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  static Map<String, Field> fields() {
    return ALL;
  }

  private static Map<String, Field> all() {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put("createdDateTime", instant(StoredItem::received));
    fields.put("lastModifiedDateTime", instant(item -> item.stamp().modified()));
    fields.put("changeKey", text(item -> Ids.changeKey(item.lastChange())));
    fields.put("categories", MessageFields::categories);
    fields.put("receivedDateTime", instant(StoredItem::received));
    fields.put("sentDateTime", instant(StoredItem::sent));
    fields.put("hasAttachments", flag(item -> item.content().attachments()));
    fields.put("internetMessageId", MessageFields::messageId);
    fields.put("subject", text(item -> item.mail().subject().orElse("")));
    fields.put("bodyPreview", text(item -> Bodies.preview(item.mail())));
    fields.put("importance", MessageFields::importance);
    fields.put("parentFolderId", text(MessageFields::folder));
    fields.put("conversationId", text(MessageFields::conversation));
    fields.put("conversationIndex", text(MessageFields::index));
    fields.put("isDeliveryReceiptRequested", flag(item -> false));
    fields.put("isReadReceiptRequested", flag(item -> false));
    fields.put("isRead", flag(item -> item.marks().read()));
    fields.put("isDraft", flag(item -> item.marks().draft()));
    fields.put("webLink", text(MessageFields::webLink));
    fields.put("inferenceClassification", text(item -> "focused"));
    fields.put("internetMessageHeaders", HeaderList::write);
    fields.put("body", (json, name, item) -> Bodies.write(json, name, item.mail()));
    fields.put("uniqueBody", (json, name, item) -> Bodies.write(json, name, item.mail()));
    fields.put("sender", (json, name, item) -> Recipients.sender(json, name, item.mail()));
    fields.put("from", (json, name, item) -> Recipients.one(json, name, item.mail(), "From"));
    fields.put("toRecipients", recipients("To"));
    fields.put("ccRecipients", recipients("Cc"));
    fields.put("bccRecipients", recipients("Bcc"));
    fields.put("replyTo", recipients("Reply-To"));
    fields.put("flag", MessageFields::followup);
    return fields;
  }

  private static Field instant(Function<StoredItem, Instant> value) {
    return text(value.andThen(Instant::toString));
  }

  private static Field text(Function<StoredItem, String> value) {
    return (json, name, item) -> json.writeStringProperty(name, value.apply(item));
  }

  private static Field flag(Function<StoredItem, Boolean> value) {
    return (json, name, item) -> json.writeBooleanProperty(name, value.apply(item));
  }

  private static Field recipients(String field) {
    return (json, name, item) -> Recipients.many(json, name, item.mail(), field);
  }

  private static void categories(JsonGenerator json, String name, StoredItem item) {
    json.writeArrayPropertyStart(name);
    item.marks().categories().forEach(json::writeString);
    json.writeEndArray();
  }

  private static void messageId(JsonGenerator json, String name, StoredItem item) {
    item.mail().field("Message-ID").ifPresent(id -> json.writeStringProperty(name, id));
  }

  private static void importance(JsonGenerator json, String name, StoredItem item) {
    String value =
        switch (item.marks().importance()) {
          case LOW -> "low";
          case NORMAL -> "normal";
          case HIGH -> "high";
        };
    json.writeStringProperty(name, value);
  }

  private static String folder(StoredItem item) {
    return Ids.ofFolder(item.place().mailbox(), item.folder());
  }

  private static String conversation(StoredItem item) {
    int hash = Conversations.hash(item.mail(), item.received());
    return Ids.ofConversation(item.place().mailbox(), hash);
  }

  private static String index(StoredItem item) {
    return Conversations.index(item.mail(), item.received());
  }

  private static String webLink(StoredItem item) {
    return "https://outlook.office365.com/owa/?ItemID=" + Ids.of(item) + "&exvsurl=1";
  }

  private static void followup(JsonGenerator json, String name, StoredItem item) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("flagStatus", "notFlagged");
    json.writeEndObject();
  }
}
