package org.mailpromoter.console.alert;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.template.alert.JtelistGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.diagnosis.english.EnglishTime;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.installation.ask.Alerts;
import org.mailpromoter.installation.permission.Operation;
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
    return List.of(Screen.page(PATH, Operation.SEE_ALERTS, this::list));
  }

  private Response list(Visit visit) {
    List<Alerts.Cause> all =
        new Alerts(visit.open()).visibleTo(visit.permissions()).causes(AlertHistory.LOOKED_AT);
    AlertsPage page =
        new AlertsPage(
            Frame.of(visit, Section.ALERTS, "Alerts")
                .twin(List.of(twins.alerts()), "/api/v1" + PATH),
            causes(visit, all.stream().filter(each -> each.latest().lasts())),
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
        AlertLinks.of(visit, alert));
  }
}
