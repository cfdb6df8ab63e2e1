package org.mailpromoter.web.jetty;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.web.Limits;

/**
 * Closes connections on which headers, or a TLS handshake, arrive too slowly. Jetty bounds only the
 * silence between two bytes. Thread-safe.
 */
final class Sweeper {
  private final Server server;
  private final long patience;
  private final Set<Connection> busy = ConcurrentHashMap.newKeySet();
  private Map<EndPoint, Sight> sights = Map.of();

  /** What was seen of a connection; {@code since} is when bytes came that are no request yet. */
  private record Sight(long messages, long bytes, @Nullable Long since) {}

  Sweeper(Server server, Limits limits) {
    this.server = server;
    this.patience =
        limits.patience().toNanos()
            + TimeUnit.SECONDS.toNanos(limits.headerBytes() / limits.bytesPerSecond());
  }

  /** Looks again and again, until the server ends. */
  void start() {
    server.getScheduler().schedule(this::sweepAndGoOn, patience / 2, TimeUnit.NANOSECONDS);
  }

  void began(Request request) {
    busy.add(request.getConnectionMetaData().getConnection());
  }

  void ended(Request request) {
    busy.remove(request.getConnectionMetaData().getConnection());
  }

  private void sweepAndGoOn() {
    try {
      sweep(System.nanoTime());
    } finally {
      start();
    }
  }

  private synchronized void sweep(long now) {
    busy.removeIf(each -> !each.getEndPoint().isOpen());
    Map<EndPoint, Sight> seen = new ConcurrentHashMap<>();
    for (Connector connector : server.getConnectors()) {
      for (EndPoint each : connector.getConnectedEndPoints()) {
        look(each, now, seen);
      }
    }
    sights = seen;
  }

  private void look(EndPoint end, long now, Map<EndPoint, Sight> seen) {
    Connection outer = end.getConnection();
    Connection inner =
        outer instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : outer;
    if (outer == null || inner == null || busy.contains(inner)) {
      return;
    }
    Sight before = sights.getOrDefault(end, new Sight(0, 0, null));
    Sight sight = new Sight(inner.getMessagesIn(), outer.getBytesIn(), before.since());
    if (sight.messages() != before.messages()) {
      sight = new Sight(sight.messages(), sight.bytes(), null);
    } else if (sight.bytes() > before.bytes() && sight.since() == null) {
      sight = new Sight(sight.messages(), sight.bytes(), now);
    }
    if (sight.since() != null && now - sight.since() > patience) {
      end.close(new SlowClientException());
    } else {
      seen.put(end, sight);
    }
  }
}
