package org.mailpromoter.web.jetty;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.mailpromoter.web.Limits;

/** Closes the connection of a client that sends or reads too slowly. */
final class Deadline {
  private final Scheduler.Task task;

  private Deadline(Scheduler.Task task) {
    this.task = task;
  }

  /** Allows the time that this many bytes take at the least speed, and some patience. */
  static Deadline of(Request request, Limits limits, long bytes) {
    EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
    long millis = limits.patience().toMillis() + bytes * 1_000 / limits.bytesPerSecond();
    return new Deadline(
        request
            .getComponents()
            .getScheduler()
            .schedule(
                () -> client.close(new SlowClientException()), millis, TimeUnit.MILLISECONDS));
  }

  /** The client was fast enough. */
  void met() {
    task.cancel();
  }
}
