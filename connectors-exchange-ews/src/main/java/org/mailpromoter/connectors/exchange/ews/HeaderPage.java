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
  private final Map<String, Change> changes = new HashMap<>();
  private boolean anyHeader;

  HeaderPage(FolderId folder, int headerBytes, ItemProperties.HeaderSource source) {
    this.folder = folder;
    this.headerBytes = headerBytes;
    this.source = source;
  }

  @Override
  public XmlRequest.Part about(List<String> ids) {
    return body ->
        body.element(
            "m:GetItem",
            get -> {
              ItemProperties.shape(get, source);
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
    if (!item.id().isEmpty()) {
      anyHeader |= item.hasHeaders();
      changes.put(
          item.id(),
          new Change.Arrived(
              ref(item.id()),
              item.received(),
              item.size(),
              HeaderBlock.of(item, headerBytes),
              item.categories()));
    }
  }

  @Override
  public void refused(String id, Reply reply) {
    changes.put(id, new Change.Vanished(ref(id), reply.words()));
  }

  /** Whether any of the messages had a header as it was transported. */
  boolean anyHeader() {
    return anyHeader;
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
