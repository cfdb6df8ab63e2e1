package org.mailpromoter.exchange.stub.operation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.exchange.stub.store.StoreEvent;
import org.mailpromoter.exchange.stub.store.StoredMailbox;

/** All subscriptions and their streams. Thread-safe. */
public final class Subscriptions {
  private final Map<String, Subscription> all = new TreeMap<>();
  private int streams;
  private int closings;
  private int cuts;

  /** No subscriptions. */
  public Subscriptions() {}

  /** Returns how many streams are open. */
  public synchronized int streams() {
    return streams;
  }

  /** Ends all open streams politely. */
  public synchronized void closeStreams() {
    closings++;
    notifyAll();
  }

  /** Breaks the connections of all open streams. */
  public synchronized void cutStreams() {
    cuts++;
    notifyAll();
  }

  /** Forgets all subscriptions, as a server does that was started again. */
  public synchronized void forget() {
    all.values().forEach(Subscription::end);
    all.clear();
    closeStreams();
  }

  synchronized String add(StoredMailbox mailbox, Set<Integer> folders, Set<String> kinds) {
    String id = UUID.randomUUID().toString();
    all.put(id, new Subscription(id, mailbox, folders, kinds, event -> note(id, event)));
    return id;
  }

  private synchronized void note(String id, StoreEvent event) {
    Optional.ofNullable(all.get(id)).ifPresent(each -> each.note(event));
    notifyAll();
  }

  /** Returns false if there is no such subscription. */
  synchronized boolean remove(String id) {
    Optional<Subscription> found = Optional.ofNullable(all.remove(id));
    found.ifPresent(Subscription::end);
    return found.isPresent();
  }

  synchronized boolean has(String id) {
    return all.containsKey(id);
  }

  synchronized Turn begin() {
    streams++;
    return new Turn(closings, cuts);
  }

  synchronized void end() {
    streams--;
  }

  /** How things stood when a stream began. */
  record Turn(int closings, int cuts) {}

  /**
   * Waits for events; empty when the stream is to end, an empty map when the time is up without
   * events.
   *
   * @throws IOException where the stream is to break
   */
  synchronized Optional<Map<String, List<StoreEvent>>> await(
      List<String> ids, Turn begun, long nanos) throws IOException, InterruptedException {
    long until = System.nanoTime() + nanos;
    Map<String, List<StoreEvent>> news = take(ids);
    for (long left = nanos; news.isEmpty() && left > 0; left = until - System.nanoTime()) {
      if (cuts != begun.cuts()) {
        throw new IOException("cut by the test");
      }
      if (closings != begun.closings()) {
        return Optional.empty();
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
      news = take(ids);
    }
    return Optional.of(news);
  }

  private Map<String, List<StoreEvent>> take(List<String> ids) {
    Map<String, List<StoreEvent>> news = new LinkedHashMap<>();
    for (String id : ids) {
      List<StoreEvent> events =
          Optional.ofNullable(all.get(id)).map(Subscription::take).orElse(List.of());
      if (!events.isEmpty()) {
        news.put(id, events);
      }
    }
    return news;
  }
}
