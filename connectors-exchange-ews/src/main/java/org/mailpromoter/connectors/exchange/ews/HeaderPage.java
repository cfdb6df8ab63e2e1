package org.mailpromoter.connectors.exchange.ews;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MessageRef;

/** Reads the headers of many messages: GetItem without their contents. */
final class HeaderPage implements Batches.Question {
  private final FolderId folder;
  private final int headerBytes;
  private final ItemProperties.HeaderSource source;
  private final ItemProperties.Detail detail;
  private final Map<String, Item> items = new HashMap<>();
  private final Map<String, Reply> gone = new HashMap<>();
  private final List<String> incomplete = new ArrayList<>();
  private boolean anyHeader;

  HeaderPage(
      FolderId folder,
      int headerBytes,
      ItemProperties.HeaderSource source,
      ItemProperties.Detail detail) {
    this.folder = folder;
    this.headerBytes = headerBytes;
    this.source = source;
    this.detail = detail;
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
    gone.put(id, reply);
  }

  /** Whether any of the messages had a header as it was transported. */
  boolean anyHeader() {
    return anyHeader;
  }

  /** The items about which the properties that were not asked for might tell more. */
  List<String> incomplete() {
    return incomplete;
  }

  /** Takes what is known better by now. */
  void replace(HeaderPage better) {
    items.putAll(better.items);
    gone.putAll(better.gone);
  }

  /** Whom only Exchange knows by the addresses that it gave. */
  Set<String> internalAddresses() {
    return items.values().stream()
        .flatMap(each -> each.properties().internalAddresses())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * What came of each item: first what is gone, then what arrived, the oldest message first.
   *
   * @param book SMTP addresses by those that Exchange has for its own people
   */
  List<Change.OfMessage> changes(List<String> ids, Map<String, String> book) {
    List<Change.OfMessage> vanished = new ArrayList<>();
    List<Change.Arrived> arrived = new ArrayList<>();
    for (String id : ids) {
      Item item = items.get(id);
      if (item == null || gone.containsKey(id)) {
        String why = gone.containsKey(id) ? gone.get(id).words() : "no answer";
        vanished.add(new Change.Vanished(ref(id), why));
      } else {
        arrived.add(arrived(item, book));
      }
    }
    arrived.sort(Comparator.comparing(Change.Arrived::receivedAt));
    vanished.addAll(arrived);
    return vanished;
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
