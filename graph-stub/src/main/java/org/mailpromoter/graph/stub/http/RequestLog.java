package org.mailpromoter.graph.stub.http;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntSupplier;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.SeenRequest;
import org.mailpromoter.graph.stub.operation.Ask;

/** The requests so far. Thread-safe. */
final class RequestLog {
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

  void note(GraphOperation operation, Ask ask, String target, String caller, IntSupplier status) {
    Map<String, String> headers = new TreeMap<>(ask.headers());
    headers.remove("authorization");
    entries.add(new Entry(operation, ask.method(), target, headers, caller, status));
  }

  List<SeenRequest> seen() {
    return entries.stream().map(Entry::seen).toList();
  }

  void clear() {
    entries.clear();
  }

  /** A request, whose status is known when it is answered. */
  private record Entry(
      GraphOperation operation,
      String method,
      String target,
      Map<String, String> headers,
      String caller,
      IntSupplier status) {
    private SeenRequest seen() {
      return new SeenRequest(
          operation, method, target, headers, caller, Math.max(0, status.getAsInt()));
    }
  }
}
