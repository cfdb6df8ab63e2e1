package org.mailpromoter.web.jetty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.mailpromoter.web.Forms;
import org.mailpromoter.web.WebSettings;

/**
 * Takes requests from Jetty and hands them to {@link Workers}. A small body is read first, so that
 * a slow sender occupies no thread.
 */
final class Bridge extends Handler.Abstract.NonBlocking {
  private final Map<Connector, Door> doors = new HashMap<>();
  private final Workers workers;
  private final WebSettings settings;
  private final Sweeper sweeper;
  private final RequestIds ids;

  Bridge(List<Door> doors, Workers workers, WebSettings settings, Sweeper sweeper, RequestIds ids) {
    doors.forEach(each -> this.doors.put(each.connector(), each));
    this.workers = workers;
    this.settings = settings;
    this.sweeper = sweeper;
    this.ids = ids;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    sweeper.began(request);
    Door door =
        Objects.requireNonNull(
            doors.get(request.getConnectionMetaData().getConnector()),
            "every connector has a door");
    Exchange exchange =
        new Exchange(request, response, callback, door, workers, settings, ids.next());
    long length = request.getLength();
    if (!door.admits(request)) {
      exchange.refuse(403, "Only the proxies of this server may connect to it.");
    } else if (length > settings.limits().bodyBytes()) {
      exchange.refuse(413, "The body is larger than " + settings.limits().bodyBytes() + " bytes.");
    } else if (length > 0 && length <= Forms.MOST_BYTES) {
      Deadline deadline = Deadline.of(request, settings.limits(), length);
      Content.Source.asByteArrayAsync(request, Forms.MOST_BYTES, new Received(exchange, deadline));
    } else {
      exchange.begin();
    }
    return true;
  }

  private static final class Received extends Promise.Invocable.NonBlocking<byte[]> {
    private final Exchange exchange;
    private final Deadline deadline;

    Received(Exchange exchange, Deadline deadline) {
      this.exchange = exchange;
      this.deadline = deadline;
    }

    @Override
    public void succeeded(byte[] bytes) {
      deadline.met();
      exchange.received(bytes);
    }

    @Override
    public void failed(Throwable failure) {
      deadline.met();
      exchange.failed(failure);
    }
  }
}
