package org.mailpromoter.connectors.exchange.ews.send;

import java.util.Map;
import org.mailpromoter.connectors.exchange.ews.server.Account;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.http.sending.Draft;

/** The requests of sending. */
final class Requests {
  /** One mail is there once; what a broken program piled up is removed in several tries. */
  private static final Map<String, String> FIRST_ROWS =
      Map.of("MaxEntriesReturned", "50", "Offset", "0", "BasePoint", "Beginning");

  private Requests() {}

  static XmlRequest.Part find(Account account, String folder, MessageId id) {
    return body ->
        body.element(
            "m:FindItem",
            Map.of("Traversal", "Shallow"),
            find ->
                find.element("m:ItemShape", shape -> shape.text("t:BaseShape", "IdOnly"))
                    .empty("m:IndexedPageItemView", FIRST_ROWS)
                    .element("m:Restriction", where -> carries(where, id))
                    .element("m:ParentFolderIds", ids -> account.distinguished(ids, folder)));
  }

  private static void carries(XmlRequest where, MessageId id) {
    where.element(
        "t:IsEqualTo",
        equal ->
            equal
                .empty("t:FieldURI", Map.of("FieldURI", "message:InternetMessageId"))
                .element(
                    "t:FieldURIOrConstant",
                    value -> value.empty("t:Constant", Map.of("Value", id.toString()))));
  }

  /** The mail itself goes into the gap. */
  static XmlRequest.Part save(Account account) {
    return body ->
        body.element(
            "m:CreateItem",
            Map.of("MessageDisposition", "SaveOnly"),
            create ->
                create
                    .element("m:SavedItemFolderId", where -> account.distinguished(where, "drafts"))
                    .element(
                        "m:Items",
                        items ->
                            items.element(
                                "t:Message",
                                message ->
                                    message.gap(
                                        "t:MimeContent", Map.of("CharacterSet", "UTF-8")))));
  }

  static XmlRequest.Part send(Account account, Draft draft) {
    return body ->
        body.element(
            "m:SendItem",
            Map.of("SaveItemToFolder", "true"),
            send ->
                send.element("m:ItemIds", ids -> id(ids, draft))
                    .element(
                        "m:SavedItemFolderId", where -> account.distinguished(where, "sentitems")));
  }

  /** Exchange refuses to send without the change key. */
  private static void id(XmlRequest ids, Draft draft) {
    ids.empty(
        "t:ItemId",
        draft.version().isEmpty()
            ? Map.of("Id", draft.id())
            : Map.of("Id", draft.id(), "ChangeKey", draft.version()));
  }

  static XmlRequest.Part look(Draft draft) {
    return body ->
        body.element(
            "m:GetItem",
            get ->
                get.element("m:ItemShape", Requests::progress)
                    .element("m:ItemIds", ids -> ids.empty("t:ItemId", Map.of("Id", draft.id()))));
  }

  private static void progress(XmlRequest shape) {
    shape
        .text("t:BaseShape", "IdOnly")
        .element(
            "t:AdditionalProperties",
            properties ->
                properties
                    .empty("t:FieldURI", Map.of("FieldURI", "item:IsSubmitted"))
                    .empty("t:FieldURI", Map.of("FieldURI", "item:IsDraft")));
  }

  static XmlRequest.Part delete(Draft draft) {
    return body ->
        body.element(
            "m:DeleteItem",
            Map.of("DeleteType", "HardDelete"),
            delete ->
                delete.element(
                    "m:ItemIds", ids -> ids.empty("t:ItemId", Map.of("Id", draft.id()))));
  }
}
