package org.mailpromoter.console.message;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.MailWords;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.template.message.JteoneGenerated;
import org.mailpromoter.console.template.message.JteremediesGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.Explanations;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.Reveals;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** One message: why it was promoted or not, and what would have promoted it. */
public final class MessageScreen implements Screen {
  /** So many messages are decided again well within a second. */
  private static final long QUICK = 2_000;

  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public MessageScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  /** The address of a message's page. */
  public static String path(StoredDecision stored) {
    return MessageFilters.PATH + "/" + stored.id();
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page("/messages/{number}", Operation.EXPLAIN_MESSAGE, this::page),
        Screen.page("/messages/{number}/remedies", Operation.EXPLAIN_MESSAGE, this::remedies),
        Screen.form("/messages/{number}/reveal", Operation.REVEAL_MESSAGE, this::reveal));
  }

  /** Shows subject, recipients and headers of mail of others until the session ends. */
  private Response reveal(Visit visit)
      throws NotFoundException, ForbiddenException, RefusedException, IOException {
    StoredDecision stored = find(visit);
    Fields form = visit.request().form();
    Requester by = visit.requester(form.first("reason").orElse(""));
    try {
      visit
          .revealed()
          .add(new Reveals(visit.open()).decision(by, visit.sight(), stored.id().value()));
      return Response.seeOther(path(stored));
    } catch (RefusedException e) {
      if (e.why() != RefusedException.Why.NO_REASON) {
        throw e;
      }
      return page(visit, 409, Mistakes.of(form, "reason", EnglishRefused.of(e)));
    }
  }

  private Response page(Visit visit) throws NotFoundException, ForbiddenException {
    return page(visit, 200, Mistakes.NONE);
  }

  private Response page(Visit visit, int status, Mistakes mistakes)
      throws NotFoundException, ForbiddenException {
    StoredDecision stored = find(visit);
    boolean asked = visit.request().query().first("impact").isPresent();
    boolean counted =
        asked || !RemedyCards.isRefused(stored) || new PastMail(visit).count() <= QUICK;
    Explanation explanation = explain(visit.open(), stored, counted);
    MessagePage page =
        new MessageView(visit, twins)
            .page(
                frame(visit, stored).with(mistakes),
                explanation,
                counted,
                new Undoing(visit).buttons(visit.request().query()),
                new AnalyzedMessages(visit.open())
                    .visibleTo(visit.permissions(), visit.sight())
                    .copies(stored));
    return Pages.of(status, output -> JteoneGenerated.render(output, null, page));
  }

  /** The part of the page that takes time, for a page that is shown already. */
  private Response remedies(Visit visit) throws NotFoundException, ForbiddenException {
    StoredDecision stored = find(visit);
    if (visit.request().header("HX-Request").isEmpty()) {
      return Response.seeOther(path(stored) + "?impact=30d");
    }
    Explanation explanation = explain(visit.open(), stored, true);
    RemediesPart part = new RemedyCards(visit, twins).of(frame(visit, stored), explanation, true);
    return Pages.of(output -> JteremediesGenerated.render(output, null, part));
  }

  static StoredDecision find(Visit visit) throws NotFoundException, ForbiddenException {
    return new AnalyzedMessages(visit.open())
        .visibleTo(visit.permissions(), visit.sight())
        .find(Screen.number(visit, "number", Kind.DECISION));
  }

  static Explanation explain(OpenInstallation open, StoredDecision stored, boolean counted)
      throws NotFoundException {
    Instant since = counted ? open.now().minus(PastMail.LOOKED_BACK) : open.now();
    return new Explanations(open).explain(stored.id().toString(), since).get(0).explanation();
  }

  private Frame frame(Visit visit, StoredDecision stored) {
    return Frame.of(visit, Section.MESSAGES, MailWords.subject(stored.entry()))
        .under("Messages", MessageFilters.PATH)
        .twin(List.of(twins.message(stored.id().value())), "/api/v1" + path(stored));
  }
}
