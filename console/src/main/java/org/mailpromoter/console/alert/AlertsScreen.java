package org.mailpromoter.console.alert;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.template.alert.JtelistGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.diagnosis.english.EnglishActor;
import org.mailpromoter.core.diagnosis.english.EnglishTime;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.store.AlertHandling;
import org.mailpromoter.deployment.WrittenTime;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Alerts;
import org.mailpromoter.installation.change.AlertHandlings;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Alerts by cause. */
public final class AlertsScreen implements Screen {
  /** The path of the page. */
  public static final String PATH = "/alerts";

  private final CommandTwins twins;

  /** A page that shows the command that shows the same. */
  public AlertsScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(PATH, Operation.SEE_ALERTS, this::list),
        Screen.form(PATH + "/done", Operation.HANDLE_ALERTS, AlertsScreen::done),
        Screen.form(PATH + "/mute", Operation.HANDLE_ALERTS, AlertsScreen::mute),
        Screen.form(PATH + "/reopen", Operation.HANDLE_ALERTS, AlertsScreen::reopen));
  }

  private Response list(Visit visit) {
    List<Alerts.Cause> all =
        new Alerts(visit.open()).visibleTo(visit.permissions()).causes(AlertHistory.LOOKED_AT);
    AlertsPage page =
        new AlertsPage(
            Frame.of(visit, Section.ALERTS, "Alerts")
                .twin(List.of(twins.alerts()), "/api/v1" + PATH),
            causes(visit, all.stream().filter(each -> each.latest().needsAttention())),
            causes(
                visit,
                all.stream()
                    .filter(each -> each.latest().lasts() && !each.latest().needsAttention())),
            causes(visit, all.stream().filter(each -> !each.latest().lasts())));
    return Pages.of(output -> JtelistGenerated.render(output, null, page));
  }

  private static List<AlertsPage.Cause> causes(Visit visit, Stream<Alerts.Cause> causes) {
    return causes.map(each -> cause(visit, each)).toList();
  }

  private static AlertsPage.Cause cause(Visit visit, Alerts.Cause cause) {
    Alert alert = cause.latest().alert();
    Instant now = visit.open().now();
    return new AlertsPage.Cause(
        alert.about(),
        AlertHistory.chip(cause.latest()),
        EnglishTime.in(alert.text()),
        Moment.of(alert.at(), now),
        cause.count() > 1 ? List.of(Moment.of(cause.first(), now)) : List.of(),
        cause.count() == 1 ? "once" : Words.number(cause.count()) + " times",
        cause.latest().handling().map(each -> handling(each, now)).stream().toList(),
        AlertLinks.of(visit, alert),
        act(visit, cause.latest()).stream().toList());
  }

  private static AlertsPage.Handling handling(AlertHandling handling, Instant now) {
    boolean muted = handling.kind() == AlertHandling.Kind.MUTED;
    return new AlertsPage.Handling(
        EnumWords.of(handling.kind()),
        muted ? List.of(Moment.of(handling.until(), now)) : List.of(),
        EnglishActor.of(handling.by()),
        Moment.of(handling.at(), now));
  }

  /** What is over needs nothing to be done. */
  private static Optional<AlertsPage.Act> act(Visit visit, Alerts.Told told) {
    boolean may = visit.permissions().reach(Operation.HANDLE_ALERTS) == Reach.ALL;
    return may && told.lasts()
        ? Optional.of(
            new AlertsPage.Act(told.alert().about(), told.alert().code(), !told.needsAttention()))
        : Optional.empty();
  }

  private static AlertCause cause(Fields form) {
    return new AlertCause(form.first("about").orElse(""), form.first("code").orElse(""));
  }

  private static Response done(Visit visit) throws NotFoundException, IOException {
    new AlertHandlings(visit.open()).done(visit.requester(""), cause(visit.request().form()));
    return Response.seeOther(PATH);
  }

  private static Response mute(Visit visit)
      throws NotFoundException, RefusedException, WrongInputException, IOException {
    Fields form = visit.request().form();
    Instant until;
    try {
      until = WrittenTime.ahead(form.first("until").orElse(""), visit.open().now());
    } catch (DateTimeException e) {
      throw WrongInputException.of("until", WrittenTime.HOW_AHEAD);
    }
    new AlertHandlings(visit.open()).mute(visit.requester(""), cause(form), until);
    return Response.seeOther(PATH);
  }

  private static Response reopen(Visit visit) throws NotFoundException, IOException {
    new AlertHandlings(visit.open()).reopen(visit.requester(""), cause(visit.request().form()));
    return Response.seeOther(PATH);
  }
}
