package org.mailpromoter.console.sink;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.template.sink.JtelistGenerated;
import org.mailpromoter.console.template.sink.JteoneGenerated;
import org.mailpromoter.console.template.sink.JtereplayGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.ask.SinkStates;
import org.mailpromoter.installation.change.Redeliveries;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Sinks: a list, and a page for each, with what it did not accept and what it is told again. */
public final class SinksScreen implements Screen {
  static final String PATH = "/sinks";

  private static final String ONE = PATH + "/{sink}";
  private static final String API = "/api/v1/sinks";
  private static final String SINCE = "since";
  private static final String EVENT = "event";

  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public SinksScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(PATH, Operation.SEE_SINKS, this::list),
        Screen.page(ONE, Operation.SEE_SINKS, this::show),
        Screen.form(ONE + "/retry", Operation.DELIVER, SinksScreen::retry),
        Screen.page(ONE + "/replay", Operation.DELIVER, this::preview),
        Screen.form(ONE + "/replay", Operation.DELIVER, this::replay));
  }

  private Response list(Visit visit) {
    Frame frame = Frame.of(visit, Section.SINKS, "Sinks").twin(List.of(twins.sinks()), API);
    SinksPage page = new SinkViews(visit).list(frame);
    return Pages.of(output -> JtelistGenerated.render(output, null, page));
  }

  private Response show(Visit visit) throws NotFoundException {
    return show(visit, 200, Mistakes.NONE);
  }

  private Response show(Visit visit, int status, Mistakes mistakes) throws NotFoundException {
    SinkStates.State state = state(visit);
    SinkId sink = state.backlog().sink();
    Frame frame =
        Frame.of(visit, Section.SINKS, sink.value())
            .under("Sinks", PATH)
            .twin(
                twins.sink(sink),
                Queries.path(API + "/failed", Fields.none().with("sink", sink.value())));
    SinkPage page = new SinkViews(visit).one(frame.with(mistakes), state);
    return Pages.of(status, output -> JteoneGenerated.render(output, null, page));
  }

  private static SinkStates.State state(Visit visit) throws NotFoundException {
    return new SinkStates(visit.open()).state(visit.request().parameter("sink"));
  }

  private static Optional<Long> number(Fields fields, String name) {
    return fields.first(name).filter(each -> each.matches("[0-9]{1,18}")).map(Long::parseLong);
  }

  private static Response retry(Visit visit)
      throws NotFoundException, WrongInputException, IOException {
    SinkId sink = state(visit).backlog().sink();
    Fields form = visit.request().form();
    Optional<Long> event = number(form, EVENT);
    if (event.isEmpty() && form.first(EVENT).isPresent()) {
      throw WrongInputException.of(EVENT, "This is no number of an event.");
    }
    Redeliveries again = new Redeliveries(visit.open());
    int events =
        event.isPresent()
            ? again.retry(visit.requester(""), List.of(sink), event.get())
            : again.retry(visit.requester(""), List.of(sink));
    return Announcement.then(
        visit,
        SinkViews.path(sink),
        Words.count(events, "event is", "events are")
            + " delivered again, with the next delivery.");
  }

  private Response preview(Visit visit) throws NotFoundException {
    Fields query = visit.request().query();
    try {
      return preview(visit, configured(visit), since(query, visit));
    } catch (WrongInputException e) {
      return show(visit, 400, Mistakes.of(query, e));
    }
  }

  private Response preview(Visit visit, SinkId sink, Instant since) {
    int count = new SinkStates(visit.open()).replayable(sink, since);
    String written = visit.request().query().first(SINCE).orElse("");
    ReplayPage page =
        new ReplayPage(
            Frame.of(visit, Section.SINKS, "Tell " + sink + " of the past")
                .under("Sinks", PATH)
                .under(sink.value(), SinkViews.path(sink))
                .twin(List.of(twins.replay(sink, written)), ""),
            SinkViews.path(sink) + "/replay",
            SinkViews.path(sink),
            since.toString(),
            Moment.of(since, visit.open().now()),
            Words.count(count, "activity", "activities"),
            count == 0);
    return Pages.of(output -> JtereplayGenerated.render(output, null, page));
  }

  /** Only a sink of the configuration is told of anything. */
  private static SinkId configured(Visit visit) throws NotFoundException {
    return visit.open().parts().sink(visit.request().parameter("sink")).id();
  }

  private static Instant since(Fields fields, Visit visit) throws WrongInputException {
    QueryReader reader = new QueryReader(fields, visit.open().now());
    Optional<Instant> since = reader.time(SINCE);
    if (since.isEmpty() && reader.text(SINCE).isEmpty()) {
      reader.wrong(SINCE, "Say from when on, for example 7d or 2026-03-01.");
    }
    reader.finish();
    return since.orElseThrow();
  }

  private Response replay(Visit visit) throws NotFoundException, IOException {
    SinkId sink = configured(visit);
    Fields form = visit.request().form();
    try {
      int count =
          new Redeliveries(visit.open()).replay(visit.requester(""), sink, since(form, visit));
      return Announcement.then(
          visit,
          SinkViews.path(sink),
          "The sink is told of "
              + Words.count(count, "activity", "activities")
              + " once more, with the next delivery.");
    } catch (WrongInputException e) {
      return show(visit, 400, Mistakes.of(form, e));
    }
  }
}
