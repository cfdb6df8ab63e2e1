package org.mailpromoter.exchange.stub.operation;

import static org.mailpromoter.exchange.stub.operation.ItemField.leaf;
import static org.mailpromoter.exchange.stub.operation.ItemField.written;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.exchange.stub.soap.Xml;
import org.mailpromoter.exchange.stub.store.Ids;
import org.mailpromoter.exchange.stub.store.Store;
import org.mailpromoter.testkit.mime.Address;
import org.mailpromoter.testkit.mime.Conversations;

/** The properties of a message in the order in which the schema wants their elements. */
final class ItemFields {
  /** Marks the place of MAPI properties in the order. */
  static final String EXTENDED = "extended";

  static final List<ItemField> ALL = all();

  /** What belongs to the shape Default. */
  static final Set<String> DEFAULT =
      Set.of(
          "item:Subject",
          "item:Sensitivity",
          "item:Body",
          "item:Size",
          "item:DateTimeSent",
          "item:DateTimeCreated",
          "item:HasAttachments",
          "item:IsAssociated",
          "message:ToRecipients",
          "message:CcRecipients",
          "message:From",
          "message:IsRead",
          "message:IsReadReceiptRequested",
          "message:IsDeliveryReceiptRequested",
          "message:InternetMessageId",
          "message:References");

  /** Properties that FindItem and SyncFolderItems refuse. */
  static final Set<String> ONLY_BY_GET_ITEM =
      Set.of(
          "item:MimeContent",
          "item:Body",
          "item:UniqueBody",
          "item:TextBody",
          "item:InternetMessageHeaders",
          "message:ToRecipients",
          "message:CcRecipients",
          "message:BccRecipients",
          "message:ReplyTo");

  /** Properties that are returned only if requested by name. */
  static final Set<String> ONLY_BY_NAME =
      Set.of("item:MimeContent", "item:UniqueBody", "item:TextBody");

  private ItemFields() {}

  static Optional<ItemField> of(String uri) {
    return ALL.stream().filter(each -> each.uri().equals(uri)).findFirst();
  }

  private static List<ItemField> all() {
    List<ItemField> fields = new ArrayList<>();
    fields.add(written("item:MimeContent", ItemFields::mime));
    fields.add(written("item:ItemId", (xml, item) -> id(xml, "t:ItemId", item)));
    fields.add(written("item:ParentFolderId", ItemFields::parent));
    fields.add(leaf("item:ItemClass", item -> List.of(Conversations.itemClass(item.mail()))));
    fields.add(leaf("item:Subject", item -> item.mail().subject().stream().toList()));
    fields.add(leaf("item:Sensitivity", item -> List.of("Normal")));
    fields.add(written("item:Body", (xml, item) -> Bodies.body(xml, item.shape(), item.mail())));
    fields.add(leaf("item:DateTimeReceived", item -> date(item, item.item().received())));
    fields.add(leaf("item:Size", item -> List.of(String.valueOf(item.mail().bytes().length))));
    fields.add(
        new ItemField("item:Categories", i -> i.item().categories(), ItemFields::categories));
    fields.add(leaf("item:Importance", item -> List.of("Normal")));
    fields.add(leaf("item:InReplyTo", item -> field(item, "In-Reply-To")));
    fields.add(leaf("item:IsSubmitted", i -> List.of(String.valueOf(i.item().submitted()))));
    fields.add(leaf("item:IsDraft", item -> List.of(String.valueOf(item.item().draft()))));
    fields.add(leaf("item:IsFromMe", item -> List.of("false")));
    fields.add(leaf("item:IsResend", item -> List.of("false")));
    fields.add(leaf("item:IsUnmodified", item -> List.of("true")));
    fields.add(
        written("item:InternetMessageHeaders", (xml, item) -> item.shape().headers(xml, item)));
    fields.add(leaf("item:DateTimeSent", item -> date(item, sent(item))));
    fields.add(leaf("item:DateTimeCreated", item -> date(item, item.item().received())));
    fields.add(leaf("item:DisplayCc", item -> List.of(names(item, "Cc"))));
    fields.add(leaf("item:DisplayTo", item -> List.of(names(item, "To"))));
    fields.add(
        leaf("item:HasAttachments", i -> List.of(String.valueOf(i.mail().hasAttachments()))));
    fields.add(written(EXTENDED, (xml, item) -> item.shape().extended(xml, item)));
    fields.add(leaf("item:LastModifiedTime", item -> date(item, item.item().modified())));
    fields.add(leaf("item:IsAssociated", item -> List.of("false")));
    fields.add(written("item:ConversationId", ItemFields::conversation));
    fields.add(written("item:TextBody", (xml, item) -> Bodies.text(xml, item.mail())));
    fields.add(written("message:Sender", (xml, item) -> one(xml, "t:Sender", sender(item), item)));
    fields.add(written("message:ToRecipients", (xml, item) -> many(xml, "To", item)));
    fields.add(written("message:CcRecipients", (xml, item) -> many(xml, "Cc", item)));
    fields.add(written("message:BccRecipients", (xml, item) -> many(xml, "Bcc", item)));
    fields.add(leaf("message:IsReadReceiptRequested", item -> List.of("false")));
    fields.add(leaf("message:IsDeliveryReceiptRequested", item -> List.of("false")));
    fields.add(leaf("message:ConversationIndex", ItemFields::index));
    fields.add(leaf("message:ConversationTopic", i -> List.of(Conversations.topic(i.mail()))));
    fields.add(new ItemField("message:From", ItemFields::from, ItemFields::from));
    fields.add(leaf("message:InternetMessageId", item -> field(item, "Message-ID")));
    fields.add(leaf("message:IsRead", item -> List.of(String.valueOf(item.item().read()))));
    fields.add(leaf("message:References", item -> field(item, "References")));
    fields.add(written("message:ReplyTo", (xml, item) -> many(xml, "Reply-To", item)));
    return List.copyOf(fields);
  }

  private static List<String> index(ItemView item) {
    return item.quirks().contains(Quirk.NO_CONVERSATION_INDEX)
        ? List.of()
        : List.of(Conversations.index(item.mail(), item.item().received()));
  }

  private static Instant sent(ItemView item) {
    return item.mail().sent().orElse(item.item().received());
  }

  private static List<String> date(ItemView item, Instant instant) {
    return List.of(Dates.text(instant, item.quirks()));
  }

  private static List<String> field(ItemView item, String name) {
    return item.mail().field(name).stream().toList();
  }

  private static void mime(Xml xml, ItemView item) {
    xml.start("t:MimeContent").attribute("CharacterSet", "UTF-8");
    xml.base64(item.mail().bytes()).end();
  }

  static void id(Xml xml, String element, ItemView item) {
    xml.start(element)
        .attribute("Id", Ids.of(item.item()))
        .attribute("ChangeKey", Ids.changeKey(item.item().lastChange()))
        .end();
  }

  private static void parent(Xml xml, ItemView item) {
    xml.start("t:ParentFolderId")
        .attribute("Id", Ids.ofFolder(item.item().mailbox(), item.item().folder()))
        .attribute("ChangeKey", Ids.changeKey(item.item().folder()))
        .end();
  }

  private static void conversation(Xml xml, ItemView item) {
    int hash = Conversations.hash(item.mail(), item.item().received());
    String id = Ids.ofConversation(item.item().mailbox(), hash);
    xml.start("t:ConversationId").attribute("Id", id).end();
  }

  private static void categories(Xml xml, ItemView item) {
    if (!item.item().categories().isEmpty()) {
      xml.start("t:Categories");
      item.item().categories().forEach(each -> xml.leaf("t:String", each));
      xml.end();
    }
  }

  private static String names(ItemView item, String field) {
    return item.mail().addresses(field).stream()
        .map(each -> each.name().isEmpty() ? each.address() : each.name())
        .reduce((left, right) -> left + "; " + right)
        .orElse("");
  }

  private static List<Address> sender(ItemView item) {
    List<Address> sender = item.mail().addresses("Sender");
    return sender.isEmpty() ? item.mail().addresses("From") : sender;
  }

  private static List<String> from(ItemView item) {
    return item.mail().addresses("From").stream().map(Address::address).toList();
  }

  private static void from(Xml xml, ItemView item) {
    one(xml, "t:From", item.mail().addresses("From"), item);
  }

  private static void one(Xml xml, String element, List<Address> addresses, ItemView item) {
    addresses.stream()
        .limit(1)
        .forEach(
            each -> {
              xml.start(element);
              mailbox(xml, each, item);
              xml.end();
            });
  }

  private static void many(Xml xml, String field, ItemView item) {
    List<Address> addresses = item.mail().addresses(field);
    if (!addresses.isEmpty()) {
      xml.start(field.equals("Reply-To") ? "t:ReplyTo" : "t:" + field + "Recipients");
      addresses.forEach(each -> mailbox(xml, each, item));
      xml.end();
    }
  }

  private static void mailbox(Xml xml, Address address, ItemView item) {
    Optional<String> internal =
        item.isSentFromHere() ? Store.internal(address.address()) : Optional.empty();
    xml.start("t:Mailbox");
    xml.leaf("t:Name", address.name().isEmpty() ? address.address() : address.name());
    if (!address.address().isEmpty()) {
      xml.leaf("t:EmailAddress", internal.orElse(address.address()));
      xml.leaf("t:RoutingType", internal.isPresent() ? "EX" : "SMTP");
    }
    xml.leaf("t:MailboxType", internal.isPresent() ? "Mailbox" : "OneOff").end();
  }
}
