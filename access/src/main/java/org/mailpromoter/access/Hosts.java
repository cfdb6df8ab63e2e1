package org.mailpromoter.access;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;

/**
 * The names under which we answer. A page of another site may resolve its own name to our address
 * (DNS rebinding), but its requests name that site as their host. Thread-safe.
 */
public final class Hosts {
  /** What clients of a Unix socket name, which no page in a browser can reach. */
  private static final Origin SOCKET = new Origin("http", "localhost", 80);

  private final Supplier<Set<Origin>> origins;

  /**
   * Names.
   *
   * @param origins all of them; asked at each request, because a port may be known late
   */
  public Hosts(Supplier<Set<Origin>> origins) {
    this.origins = Objects.requireNonNull(origins, "origins");
  }

  /** The origin that a request is for; empty if it is for somebody else. */
  Optional<Origin> find(Request request) {
    String host = request.header("host").orElse("").toLowerCase(Locale.ROOT);
    boolean local = request.peer() instanceof Peer.Local;
    return local && host.equals(SOCKET.authority())
        ? Optional.of(SOCKET)
        : origins.get().stream().filter(each -> each.authority().equals(host)).findFirst();
  }
}
