package org.mailpromoter.connectors.exchange.ews.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.connectors.exchange.ews.call.Batches;
import org.mailpromoter.connectors.exchange.ews.call.Failures;
import org.mailpromoter.connectors.exchange.ews.call.Items;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MessageRef;

/** Reads the headers of many messages: GetItem without their contents. */
final class HeaderPage implements Batches.Question {
  private static final Reply SILENCE =
      Reply.ofOurs("no answer", "the server returned nothing for it");

  private final FolderId folder;
  private final int headerBytes;
  private final ItemProperties.HeaderSource source;
  private final ItemProperties.Detail detail;
  private final Failures failures;
  private final Map<String, Item> items = new HashMap<>();
  private final Map<String, Reply> refused = new HashMap<>();
  private final List<String> incomplete = new ArrayList<>();
  private boolean anyHeader;

  HeaderPage(
      FolderId folder,
      int headerBytes,
      ItemProperties.HeaderSource source,
      ItemProperties.Detail detail,
      Failures failures) {
    this.folder = folder;
    this.headerBytes = headerBytes;
    this.source = source;
    this.detail = detail;
    this.failures = failures;
  }

  /** An item and the beginning of its header. */
  private record Item(ItemProperties properties, HeaderBlock header) {}

  @Override
  public XmlRequest.Part about(List<String> ids) {
    return body ->
        body.element(
            "m:GetItem",
            get -> {
              ItemProperties.shape(get, source, detail);
              get.element("m:ItemIds", list -> Items.ids(list, ids));
            });
  }

  @Override
  public String take(String name, XmlAnswer at) throws IOException {
    String[] id = {""};
    if (name.equals("Items")) {
      at.eachChild(
          kind -> {
            ItemProperties item = new ItemProperties(headerBytes);
            item.read(at);
            id[0] = item.id();
            take(item);
          });
    }
    return id[0];
  }

  private void take(ItemProperties item) {
    if (item.id().isEmpty()) {
      return;
    }
    HeaderBlock header = HeaderBlock.of(item);
    anyHeader |= item.hasHeaders();
    if (detail != ItemProperties.Detail.ALL
        && !(item.isReceived() && header.isTransportedWhole())) {
      incomplete.add(item.id());
    }
    items.put(item.id(), new Item(item, header));
  }

  @Override
  public void refused(String id, Reply reply) {
    refused.put(id, reply);
  }

  @Override
  public boolean isAskedInParts() {
    return true;
  }

  /** Whether anything was handed out. */
  boolean anyItem() {
    return !items.isEmpty();
  }

  /** Whether any of the messages had a header as it was transported. */
  boolean anyHeader() {
    return anyHeader;
  }

  /** The items for which further properties might add something. */
  List<String> incomplete() {
    return incomplete;
  }

  /** Takes improved data. */
  void replace(HeaderPage better) {
    items.putAll(better.items);
    refused.putAll(better.refused);
  }

  /** Whom only Exchange knows by the addresses that it gave. */
  Set<String> internalAddresses() {
    return items.values().stream()
        .flatMap(each -> each.properties().internalAddresses())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Why an existing item was not returned; empty if it was returned or no longer exists. */
  Optional<Reply> refusal(String id) {
    return denial(id).filter(reply -> !reply.is(EwsError.MESSAGE_GONE));
  }

  private Optional<Reply> denial(String id) {
    boolean fine = items.containsKey(id) && !refused.containsKey(id);
    return fine ? Optional.empty() : Optional.of(refused.getOrDefault(id, SILENCE));
  }

  /**
   * The result for an item. It counts as gone only if the server says exactly that (MS-14).
   *
   * @param book SMTP addresses by Exchange's internal addresses
   */
  Change.OfMessage change(String id, Map<String, String> book) {
    Item item = items.get(id);
    Optional<Reply> denial = denial(id);
    if (item != null && denial.isEmpty()) {
      return arrived(item, book);
    }
    String why = denial.map(failures::words).orElse("");
    return denial.filter(reply -> reply.is(EwsError.MESSAGE_GONE)).isPresent()
        ? new Change.Vanished(ref(id), why)
        : new Change.Unreadable(ref(id), why);
  }

  private Change.Arrived arrived(Item item, Map<String, String> book) {
    ItemProperties properties = item.properties();
    return new Change.Arrived(
        ref(properties.id()),
        properties.received(),
        properties.size(),
        item.header().bytes(headerBytes, book),
        properties.categories());
  }

  private MessageRef ref(String id) {
    return new MessageRef(folder, "", id);
  }
}
