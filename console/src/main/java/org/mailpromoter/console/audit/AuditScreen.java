package org.mailpromoter.console.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.AuditSelection;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.console.template.audit.JtelistGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AuditTrail;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Who changed what. */
public final class AuditScreen implements Screen {
  static final String PATH = "/audit";

  private final CommandTwins twins;
  private final Work work;
  private final ChainCheck chain = new ChainCheck();

  /**
   * Pages that show the commands that do the same.
   *
   * @param work verifies the chain: every entry is read
   */
  public AuditScreen(CommandTwins twins, Work work) {
    this.twins = Objects.requireNonNull(twins, "twins");
    this.work = Objects.requireNonNull(work, "work");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(PATH, Operation.SEE_AUDIT, this::list),
        Screen.page(PATH + "/export", Operation.SEE_AUDIT, AuditScreen::export),
        Screen.form(PATH + "/verify", Operation.VERIFY_AUDIT, this::verify));
  }

  /** The job that verified the log leads here, and is no filter. */
  private Response list(Visit visit) throws WrongPageException {
    Request request = visit.request();
    return listed(visit.with(request.withQuery(request.query().without(Work.JOB))));
  }

  private Response listed(Visit visit) throws WrongPageException {
    Frame frame = frame(visit);
    try {
      AuditSelection selection = AuditSelection.of(visit);
      AuditTrail.Listing found =
          new AuditTrail(visit.open()).list(selection.filter(), selection.page());
      return page(200, page(visit, frame, found, selection.page().isFirst()));
    } catch (WrongInputException e) {
      AuditTrail.Listing none = new AuditTrail.Listing(List.of(), Optional.empty());
      return page(400, page(visit, frame.with(e), none, true));
    }
  }

  private static Response page(int status, AuditPage page) {
    return Pages.of(status, output -> JtelistGenerated.render(output, null, page));
  }

  private Frame frame(Visit visit) {
    Fields query = visit.request().query();
    return Frame.of(visit, Section.AUDIT, "Audit log")
        .twin(List.of(twins.audit(query)), Queries.path("/api/v1/audit", query));
  }

  private AuditPage page(Visit visit, Frame frame, AuditTrail.Listing found, boolean first) {
    Fields query = visit.request().query();
    Fields whole = query.without("after");
    Instant now = visit.open().now();
    boolean verifies = visit.permissions().reach(Operation.VERIFY_AUDIT) == Reach.ALL;
    return new AuditPage(
        frame,
        AuditFilters.form(query),
        AuditFilters.inForce(query),
        chain.shown(verifies, now),
        found.entries().stream().map(each -> AuditRows.row(each, now)).toList(),
        found.entries().isEmpty() ? emptiness(query, first, frame) : "",
        new AuditPage.Links(
            found.next().map(next -> AuditFilters.address(whole.with("after", next))).orElse(""),
            first ? "" : AuditFilters.address(whole),
            Queries.path(PATH + "/export", whole)));
  }

  private static String emptiness(Fields query, boolean first, Frame frame) {
    if (!frame.notices().isEmpty()) {
      return "Nothing is listed, because a filter cannot be understood.";
    }
    if (!first) {
      return "There are no older entries.";
    }
    return AuditFilters.inForce(query).isEmpty()
        ? "Nobody has changed anything that you may see."
        : "No entry passes these filters. Drop one of them:";
  }

  /** The latest entries under the filters of the address, as a file for spreadsheets. */
  private static Response export(Visit visit) throws WrongInputException, WrongPageException {
    AuditSelection selection = AuditSelection.of(visit);
    byte[] file =
        new AuditExport(visit.open()).of(selection.filter()).getBytes(StandardCharsets.UTF_8);
    return Response.of(200)
        .bytes(AuditExport.TYPE, file)
        .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store");
  }

  private Response verify(Visit visit) throws InterruptedException {
    return work.begin(visit, Operation.VERIFY_AUDIT, PATH, chain::run);
  }
}
