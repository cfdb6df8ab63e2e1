package org.mailpromoter.testkit.exchange.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.testkit.exchange.fault.SeenRequest;

/**
 * What was asked so far. A request stands here before it is answered, so that whoever has an answer
 * finds it. Thread-safe.
 */
final class RequestLog {
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

  Entry begin(HttpExchange exchange, String operation, String user) {
    Entry entry = new Entry(exchange, operation, user);
    entries.add(entry);
    return entry;
  }

  List<SeenRequest> seen() {
    return entries.stream().map(Entry::seen).toList();
  }

  /** A request; while it is answered its exchange knows the status. */
  static final class Entry {
    private final String operation;
    private final String user;
    private volatile @Nullable HttpExchange open;
    private volatile int status;

    private Entry(HttpExchange exchange, String operation, String user) {
      this.open = exchange;
      this.operation = operation;
      this.user = user;
    }

    void end(HttpExchange exchange) {
      status = exchange.getResponseCode();
      open = null;
    }

    private SeenRequest seen() {
      HttpExchange exchange = open;
      int code = exchange == null ? status : exchange.getResponseCode();
      return new SeenRequest(operation, user, Math.max(0, code));
    }
  }
}
