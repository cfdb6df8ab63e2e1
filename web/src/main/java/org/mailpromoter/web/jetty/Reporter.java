package org.mailpromoter.web.jetty;

import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.mailpromoter.web.Answered;
import org.mailpromoter.web.Method;

/** Tells about each request after its answer, also about those that Jetty refuses. */
final class Reporter implements RequestLog {
  private final Consumer<Answered> listener;
  private final Sweeper sweeper;

  Reporter(Consumer<Answered> listener, Sweeper sweeper) {
    this.listener = listener;
    this.sweeper = sweeper;
  }

  @Override
  public void log(Request request, Response response) {
    sweeper.ended(request);
    org.mailpromoter.web.Response.Note note = Exchange.note(request);
    listener.accept(
        new Answered(
            Method.of(request.getMethod()).isPresent() ? request.getMethod() : "OTHER",
            note.route(),
            response.getStatus(),
            Response.getContentBytesWritten(response),
            Duration.ofNanos(NanoTime.since(request.getBeginNanoTime())),
            Exchange.id(request),
            note.account()));
  }
}
