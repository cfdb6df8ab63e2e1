package org.mailpromoter.exchange.stub.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.soap.Xml;
import org.mailpromoter.exchange.stub.store.Ids;
import org.mailpromoter.exchange.stub.store.StoreEvent;
import org.mailpromoter.exchange.stub.store.StoredItem;

/**
 * GetStreamingEvents: an answer that goes on, envelope after envelope, until its time is up. Not
 * thread-safe.
 */
public final class EventStream {
  /** The name of the operation. */
  public static final String OPERATION = "GetStreamingEvents";

  private static final Duration STEP = Duration.ofMillis(200);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private final Call call;
  private final Subscriptions subscriptions;
  private final List<String> ids;

  /** A stream for a request. */
  public EventStream(Call call, Subscriptions subscriptions) {
    this.call = call;
    this.subscriptions = subscriptions;
    this.ids =
        call.request().need("SubscriptionIds").children().stream()
            .map(each -> each.text().strip())
            .toList();
  }

  /** Writes the content of the body of one envelope. */
  public interface Pieces {
    /** Sends an envelope at once. */
    void send(Consumer<Xml> content) throws IOException;
  }

  /** Sends events until the time is up, the server ends, or the client disconnects. */
  public void run(Pieces pieces) throws IOException {
    List<String> unknown = ids.stream().filter(each -> !subscriptions.has(each)).toList();
    if (!unknown.isEmpty()) {
      pieces.send(xml -> refusal(xml, unknown));
      return;
    }
    Subscriptions.Turn begun = subscriptions.begin();
    try {
      pieces.send(xml -> status(xml, "OK"));
      tell(pieces, begun);
      pieces.send(xml -> status(xml, "Closed"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      subscriptions.end();
    }
  }

  private void tell(Pieces pieces, Subscriptions.Turn begun)
      throws IOException, InterruptedException {
    int minutes = Integer.parseInt(call.request().need("ConnectionTimeout").text().strip());
    long until = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      Optional<Map<String, List<StoreEvent>>> news =
          subscriptions.await(ids, begun, Math.min(left, HEARTBEAT.toNanos()));
      if (news.isEmpty()) {
        return;
      }
      Map<String, List<StoreEvent>> told = stepped(news.get(), begun);
      pieces.send(told.isEmpty() ? xml -> status(xml, "OK") : xml -> notifications(xml, told));
    }
  }

  /** A server that sends events in steps combines the events of one step. */
  private Map<String, List<StoreEvent>> stepped(
      Map<String, List<StoreEvent>> first, Subscriptions.Turn begun)
      throws IOException, InterruptedException {
    if (first.isEmpty() || !call.has(Quirk.EVENTS_IN_STEPS)) {
      return first;
    }
    Map<String, List<StoreEvent>> all = new LinkedHashMap<>(first);
    subscriptions
        .await(ids, begun, STEP.toNanos())
        .ifPresent(
            more ->
                more.forEach(
                    (id, events) ->
                        all.merge(
                            id,
                            events,
                            (one, other) -> Stream.concat(one.stream(), other.stream()).toList())));
    return all;
  }

  /**
   * Exchange puts Notification in the namespace of messages, against its own schema; every client
   * expects it there.
   */
  public static byte[] asTheSchemaSays(byte[] piece) {
    return new String(piece, StandardCharsets.UTF_8)
        .replaceAll("(</?)m:Notification>", "$1t:Notification>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void message(Xml xml, String responseClass, Runnable content) {
    xml.start("m:GetStreamingEventsResponse").start("m:ResponseMessages");
    xml.start("m:GetStreamingEventsResponseMessage").attribute("ResponseClass", responseClass);
    content.run();
    xml.end().end().end();
  }

  private static void status(Xml xml, String status) {
    message(
        xml,
        "Success",
        () -> xml.leaf("m:ResponseCode", "NoError").leaf("m:ConnectionStatus", status));
  }

  private static void refusal(Xml xml, List<String> unknown) {
    EwsError e =
        EwsError.of(
            "ErrorInvalidSubscription", "One or more subscriptions in the request are not valid.");
    message(
        xml,
        "Error",
        () -> {
          xml.leaf("m:MessageText", e.sentence()).leaf("m:ResponseCode", e.code());
          xml.leaf("m:DescriptiveLinkKey", "0").start("m:ErrorSubscriptionIds");
          unknown.forEach(each -> xml.leaf("t:SubscriptionId", each));
          xml.end();
        });
  }

  private void notifications(Xml xml, Map<String, List<StoreEvent>> news) {
    message(
        xml,
        "Success",
        () -> {
          xml.leaf("m:ResponseCode", "NoError").start("m:Notifications");
          news.forEach((id, events) -> notification(xml, id, events));
          xml.end();
        });
  }

  private void notification(Xml xml, String id, List<StoreEvent> events) {
    xml.start("m:Notification").leaf("t:SubscriptionId", id);
    events.forEach(each -> event(xml, each));
    xml.end();
  }

  private void event(Xml xml, StoreEvent event) {
    xml.start("t:" + event.kind().element());
    xml.leaf("t:TimeStamp", Dates.text(event.when(), call.quirks()));
    place(xml, "", event.item());
    switch (event.kind()) {
      case MOVED, COPIED -> place(xml, "Old", event.old());
      case NEW_MAIL, CREATED, MODIFIED, DELETED -> {}
    }
    xml.end();
  }

  private static void place(Xml xml, String prefix, StoredItem item) {
    xml.start("t:" + prefix + "ItemId").attribute("Id", Ids.of(item));
    xml.attribute("ChangeKey", Ids.changeKey(item.lastChange())).end();
    xml.start("t:" + prefix + "ParentFolderId")
        .attribute("Id", Ids.ofFolder(item.mailbox(), item.folder()));
    xml.attribute("ChangeKey", Ids.changeKey(item.folder())).end();
  }
}
