package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.DELIVER;
import static org.mailpromoter.installation.permission.Operation.SEE_SINKS;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.POST;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.documents.JobDocuments;
import org.mailpromoter.documents.SinkDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.SinkStates;
import org.mailpromoter.installation.change.Redeliveries;
import org.mailpromoter.service.Deliveries;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Sinks, what waits for them, and its delivery. */
final class SinkRoutes {
  private final Work work;

  SinkRoutes(Work work) {
    this.work = work;
  }

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/sinks", SEE_SINKS, SinkRoutes::list),
        Call.route(GET, "/sinks/failed", SEE_SINKS, SinkRoutes::failed),
        Call.route(POST, "/sinks/retry", DELIVER, SinkRoutes::retry),
        Call.route(POST, "/sinks/replay", DELIVER, SinkRoutes::replay),
        Call.route(POST, "/deliver", DELIVER, this::deliver));
  }

  private static Response list(Call call) throws WrongInputException {
    call.parameters().finish();
    return Answers.page(
        call.request(), SinkDocuments.list(new SinkStates(call.open()).list()), "sinks");
  }

  private static Response failed(Call call) throws WrongInputException {
    QueryReader reader = call.parameters("sink", "limit");
    SinkStates sinks = new SinkStates(call.open());
    Optional<SinkId> only = reader.named("sink", sinks::find);
    int most = reader.limit();
    reader.finish();
    return Answers.page(
        call.request(),
        SinkDocuments.setAside(
            sinks.setAside(only.map(List::of).orElseGet(sinks::ids), most, call.sight())),
        "set_aside");
  }

  private static Response retry(Call call)
      throws NotFoundException, WrongInputException, IOException {
    JsonObject body = call.body();
    Optional<String> sink = body.text("sink");
    Optional<Long> event = body.number("event", 1, Long.MAX_VALUE);
    body.finish();
    SinkStates sinks = new SinkStates(call.open());
    List<SinkId> chosen = sink.isPresent() ? List.of(sinks.find(sink.get())) : sinks.ids();
    Redeliveries again = new Redeliveries(call.open());
    int events =
        event.isPresent()
            ? again.retry(call.requester(), chosen, event.get())
            : again.retry(call.requester(), chosen);
    return Answers.of(SinkDocuments.retried(events));
  }

  private static Response replay(Call call)
      throws NotFoundException, WrongInputException, IOException {
    JsonObject body = call.body();
    String name = body.demandedText("sink");
    body.demandedText("since");
    QueryReader reader = new QueryReader(body.fields(Set.of("since")), call.now());
    Optional<Instant> since = reader.time("since");
    body.addAll(reader);
    body.finish();
    SinkId sink = call.open().parts().sink(name).id();
    return Answers.of(
        SinkDocuments.replayed(
            new Redeliveries(call.open()).replay(call.requester(), sink, since.orElseThrow())));
  }

  private Response deliver(Call call)
      throws NotFoundException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    call.body().finish();
    return work.answer(
        call,
        (open, task) -> new JobDocuments.Delivered(Deliveries.deliver(call.requester(), open)));
  }
}
