package org.mailpromoter.console.sink;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.alert.AlertHistory;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.installation.ask.SinkStates;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;

/** Sinks as pages show them. */
final class SinkViews {
  private static final int MOST = 50;

  private final Visit visit;
  private final Instant now;

  SinkViews(Visit visit) {
    this.visit = visit;
    this.now = visit.open().now();
  }

  static String path(SinkId sink) {
    return SinksScreen.path(sink.value());
  }

  SinksPage list(Frame frame) {
    return new SinksPage(
        frame, new SinkStates(visit.open()).list().stream().map(this::row).toList());
  }

  private SinksPage.Row row(SinkStates.State state) {
    SinkBacklog backlog = state.backlog();
    return new SinksPage.Row(
        backlog.sink().value(),
        path(backlog.sink()),
        state.sink().map(SinkDeployment::kind).orElse("not configured"),
        chip(state),
        state.pausedUntil().stream().map(this::moment).toList(),
        Words.number(backlog.pending()),
        Words.number(backlog.failing()),
        backlog.oldest().stream().map(this::moment).toList(),
        Words.number(backlog.setAside()));
  }

  private Moment moment(Instant at) {
    return Moment.of(at, now);
  }

  private static Chip chip(SinkStates.State state) {
    SinkBacklog backlog = state.backlog();
    if (state.sink().isEmpty()) {
      return new Chip(Tone.CALM, "not configured");
    }
    if (backlog.setAside() > 0) {
      return new Chip(Tone.NO, "not accepted: " + Words.number(backlog.setAside()));
    }
    if (backlog.failing() > 0) {
      return new Chip(Tone.WAIT, "is tried again");
    }
    if (state.pausedUntil().isPresent()) {
      return new Chip(Tone.WAIT, "asked for a pause");
    }
    return new Chip(Tone.YES, "accepts");
  }

  SinkPage one(Frame frame, SinkStates.State state) {
    SinkBacklog backlog = state.backlog();
    List<SinkPage.Event> events =
        new SinkStates(visit.open())
            .setAside(List.of(backlog.sink()), MOST, visit.sight()).stream()
                .map(this::event)
                .toList();
    long more = backlog.setAside() - events.size();
    boolean may = visit.permissions().reach(Operation.DELIVER) != Reach.NONE;
    return new SinkPage(
        frame,
        path(backlog.sink()),
        about(state),
        chip(state),
        tiles(backlog),
        backlog.oldest().stream().map(this::moment).toList(),
        state.pausedUntil().stream().map(this::moment).toList(),
        events,
        more > 0 ? Words.count(more, "more event", "more events") : "",
        may && backlog.setAside() + backlog.failing() > 0,
        may && state.sink().isPresent(),
        AlertHistory.of(visit, "sink " + backlog.sink()));
  }

  private static String about(SinkStates.State state) {
    return state
        .sink()
        .map(
            each ->
                "A sink of the kind "
                    + each.kind()
                    + ". It is told of each new or changed activity"
                    + (each.takesAlerts() ? ", and of alerts." : "."))
        .orElse(
            "The configuration file names this sink no more. It is told of nothing; what waits for"
                + " it stays.");
  }

  private static List<SinkPage.Tile> tiles(SinkBacklog backlog) {
    return List.of(
        new SinkPage.Tile(Words.number(backlog.pending()), "waiting"),
        new SinkPage.Tile(Words.number(backlog.failing()), "of these failed and are tried again"),
        new SinkPage.Tile(Words.number(backlog.setAside()), "not accepted, set aside"));
  }

  private SinkPage.Event event(Undelivered each) {
    return new SinkPage.Event(
        each.event().id().number(),
        moment(each.event().at()),
        each.event().activity().subject(),
        each.event().activity().id().value(),
        Words.count(each.attempts(), "try", "tries"),
        each.why());
  }
}
