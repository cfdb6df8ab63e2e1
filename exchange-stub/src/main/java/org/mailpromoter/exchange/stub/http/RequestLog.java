package org.mailpromoter.exchange.stub.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.mailpromoter.exchange.stub.fault.SeenRequest;

/**
 * The requests so far. A request is added after it was processed and before it is answered, so a
 * client with an answer finds it. Thread-safe.
 */
final class RequestLog {
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

  void note(HttpExchange exchange, String operation, String user) {
    entries.add(new Entry(exchange, operation, user));
  }

  List<SeenRequest> seen() {
    return entries.stream().map(Entry::seen).toList();
  }

  /** The exchange knows the status, as soon as there is one. */
  private record Entry(HttpExchange exchange, String operation, String user) {
    private SeenRequest seen() {
      return new SeenRequest(operation, user, Math.max(0, exchange.getResponseCode()));
    }
  }
}
