package org.mailpromoter.connectors.exchange.ews;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<String, Change> changes = new HashMap<>();
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
            arrived(item);
          });
    }
    return id[0];
  }

  private void arrived(ItemProperties item) {
    if (item.id().isEmpty()) {
      return;
    }
    HeaderBlock header = HeaderBlock.of(item);
    anyHeader |= item.hasHeaders();
    if (detail != ItemProperties.Detail.ALL
        && !(item.isReceived() && header.isTransportedWhole())) {
      incomplete.add(item.id());
    }
    changes.put(
        item.id(),
        new Change.Arrived(
            ref(item.id()),
            item.received(),
            item.size(),
            header.bytes(headerBytes),
            item.categories()));
  }

  @Override
  public void refused(String id, Reply reply) {
    changes.put(id, new Change.Vanished(ref(id), reply.words()));
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
    changes.putAll(better.changes);
  }

  /** What came of each item: first what is gone, then what arrived, the oldest message first. */
  List<Change> changes(List<String> ids) {
    List<Change> vanished = new ArrayList<>();
    List<Change.Arrived> arrived = new ArrayList<>();
    for (String id : ids) {
      if (changes.get(id) instanceof Change.Arrived message) {
        arrived.add(message);
      } else {
        vanished.add(changes.getOrDefault(id, new Change.Vanished(ref(id), "no answer")));
      }
    }
    arrived.sort(Comparator.comparing(Change.Arrived::receivedAt));
    vanished.addAll(arrived);
    return vanished;
  }

  private MessageRef ref(String id) {
    return new MessageRef(folder, "", id);
  }
}
