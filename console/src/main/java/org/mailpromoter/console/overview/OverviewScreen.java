package org.mailpromoter.console.overview;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Figures;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.mailbox.MailboxWords;
import org.mailpromoter.console.template.overview.JteoverviewGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.Status;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The first page. */
public final class OverviewScreen implements Screen {
  private final CommandTwins twins;

  /** A page that shows the command that shows the same. */
  public OverviewScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(Screen.page("/", Operation.SEE_STATUS, this::page));
  }

  private Response page(Visit visit) {
    Period period = Period.of(visit.request().query().first("since").orElse(""));
    Instant now = visit.open().now();
    DecisionFilter recent = DecisionFilter.all().withReceivedFrom(period.start(0, now));
    Figures figures =
        new Figures(
            new AnalyzedMessages(visit.open())
                .visibleTo(visit.permissions(), visit.sight())
                .timeline(recent, period.timeStep()));
    List<Status.MailboxState> mailboxes = MailboxWords.visible(visit);
    Attention attention = new Attention(visit, mailboxes);
    OverviewPage page =
        new OverviewPage(
            Frame.of(visit, Section.OVERVIEW, "Overview")
                .twin(List.of(twins.status()), "/api/v1/status"),
            attention.matters(),
            attention.quiet(),
            periods(period),
            period.word(),
            figures.since().map(each -> Moment.of(each, now)).stream().toList(),
            tiles(figures, period),
            new Charts(figures, period, now).draw(),
            new MailboxRows(visit, mailboxes, figures).rows());
    return Pages.of(output -> JteoverviewGenerated.render(output, null, page));
  }

  private static List<OverviewPage.Period> periods(Period now) {
    return Stream.of(Period.values())
        .map(
            each ->
                new OverviewPage.Period(
                    new Link(each.label(), "/?since=" + each.word()), each == now))
        .toList();
  }

  private static List<OverviewPage.Tile> tiles(Figures figures, Period period) {
    String list = "/messages?since=" + period.word();
    long all = figures.all();
    return List.of(
        new OverviewPage.Tile(Words.number(all), "analyzed", "", list),
        tile(figures.count(Outcome.PROMOTED), all, "promoted", list + "&outcome=promoted"),
        tile(
            figures.count(each -> each.reason() == Reason.NO_CORRELATION_MATCH),
            all,
            "NoCorrelationMatch",
            list + "&reason=NoCorrelationMatch"),
        tile(
            figures.count(each -> each.reason() == Reason.UNDELIVERABLE),
            all,
            "undeliverable",
            list + "&reason=Undeliverable"));
  }

  private static OverviewPage.Tile tile(long count, long all, String label, String href) {
    return new OverviewPage.Tile(Words.number(count), label, Words.share(count, all), href);
  }
}
