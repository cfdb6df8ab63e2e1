package org.mailpromoter.web.jetty;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.mailpromoter.web.Limits;
import org.mailpromoter.web.ListenException;
import org.mailpromoter.web.Site;
import org.mailpromoter.web.WebServer;
import org.mailpromoter.web.WebSettings;

/** A server on Jetty's core. Thread-safe. */
public final class JettyServer implements WebServer {
  /** How long connections may take to say the last when the server ends. */
  static final int LAST_WORDS_MILLIS = 100;

  private static final int IDLE_MILLIS_WHEN_FULL = 1_000;
  private static final int SPARE_THREADS = 4;

  private final Server server;
  private final Workers workers;
  private final List<Door> doors;

  private JettyServer(Server server, Workers workers, List<Door> doors) {
    this.server = server;
    this.workers = workers;
    this.doors = List.copyOf(doors);
  }

  /**
   * Starts a server, which answers when this returns.
   *
   * @throws ListenException if it cannot listen at one of its sites; then at none
   */
  public static WebServer start(WebSettings settings) throws ListenException {
    Server server = new Server(threads(settings.sites().size()));
    Workers workers = new Workers(settings.limits());
    List<Door> doors = new ArrayList<>();
    try {
      for (Site each : settings.sites()) {
        doors.add(Door.open(server, each, settings.limits()));
      }
      start(server, workers, doors, settings);
      return new JettyServer(server, workers, doors);
    } catch (ListenException e) {
      stop(server, workers, doors);
      throw e;
    } catch (Exception e) {
      stop(server, workers, doors);
      throw new ListenException(
          ListenException.About.SERVER,
          "The server cannot be started: " + e.getMessage() + ".",
          "Look for the cause in the log.");
    }
  }

  private static void start(Server server, Workers workers, List<Door> doors, WebSettings settings)
      throws Exception {
    Limits limits = settings.limits();
    RequestIds ids = new RequestIds();
    Sweeper sweeper = new Sweeper(server, limits);
    server.setHandler(new Bridge(doors, workers, settings, sweeper, ids));
    server.setErrorHandler(new PlainErrors(ids));
    server.setRequestLog(new Reporter(settings.answered(), sweeper));
    NetworkConnectionLimit connections = new NetworkConnectionLimit(limits.connections(), server);
    connections.setEndPointIdleTimeout(IDLE_MILLIS_WHEN_FULL);
    server.addBean(connections);
    server.setStopTimeout(limits.farewell().toMillis());
    server.start();
    sweeper.start();
    for (Door each : doors) {
      each.opened();
    }
  }

  /** Looks at once whether certificates changed; otherwise that happens every few seconds. */
  void look() {
    doors.forEach(Door::look);
  }

  private static QueuedThreadPool threads(int sites) {
    // Jetty's own queue starts the management of the JVM to learn the length of a cache line
    QueuedThreadPool threads =
        new QueuedThreadPool(sites + SPARE_THREADS, 1, new LinkedBlockingQueue<>());
    threads.setName("web-io");
    threads.setReservedThreads(0);
    threads.setDaemon(true);
    return threads;
  }

  @Override
  public List<URI> addresses() {
    return doors.stream().map(Door::address).toList();
  }

  @Override
  public void close() {
    stop(server, workers, doors);
  }

  private static void stop(Server server, Workers workers, List<Door> doors) {
    doors.forEach(Door::shut);
    workers.close();
    try {
      server.stop();
    } catch (Exception e) {
      Logs.SERVER.log(System.Logger.Level.WARNING, "The web server did not stop well.", e);
    }
    doors.forEach(Door::close);
  }
}
