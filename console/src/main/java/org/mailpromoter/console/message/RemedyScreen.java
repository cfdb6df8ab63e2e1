package org.mailpromoter.console.message;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.MailWords;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Undo;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.template.message.JteremedyGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.Change;
import org.mailpromoter.core.diagnosis.Remedy;
import org.mailpromoter.core.diagnosis.WhatIf;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.change.RemedyApplication;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** A remedy of a message: what it would do, doing it, and putting it back. */
public final class RemedyScreen implements Screen {
  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public RemedyScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(
            "/messages/{number}/remedies/{remedy}", Operation.EXPLAIN_MESSAGE, this::preview),
        Screen.form("/messages/{number}/remedies/{remedy}", Operation.RETRY_MESSAGES, this::apply),
        Screen.form("/messages/{number}/undo", Operation.EXPLAIN_MESSAGE, this::undo));
  }

  private Response preview(Visit visit) throws NotFoundException, ForbiddenException {
    StoredDecision stored = MessageScreen.find(visit);
    List<Remedy> found = remedy(visit, stored);
    if (found.isEmpty()) {
      return Response.seeOther(MessageScreen.path(stored));
    }
    Remedy remedy = found.get(0);
    Change change = remedy.change();
    WhatIfs.Answer answer = new PastMail(visit).compare(change);
    RemedyApplication.Plan plan =
        new RemedyApplication(visit.open(), visit.permissions(), visit.requester(""))
            .plan(stored, change);
    RemedyPage page = page(visit, stored, remedy, answer, plan);
    return Pages.of(output -> JteremedyGenerated.render(output, null, page));
  }

  private static List<Remedy> remedy(Visit visit, StoredDecision stored) throws NotFoundException {
    String key = visit.request().parameter("remedy");
    return MessageScreen.explain(visit.open(), stored, false).remedies().stream()
        .filter(each -> RemedyApplication.key(each.change()).equals(key))
        .toList();
  }

  private RemedyPage page(
      Visit visit,
      StoredDecision stored,
      Remedy remedy,
      WhatIfs.Answer answer,
      RemedyApplication.Plan plan) {
    Change change = remedy.change();
    boolean single = change.scope() == Change.Scope.ONE_MESSAGE;
    return new RemedyPage(
        Frame.of(visit, Section.MESSAGES, EnglishAction.of(change))
            .under("Messages", MessageFilters.PATH)
            .under(MailWords.subject(stored.entry()), MessageScreen.path(stored)),
        MessageScreen.path(stored) + "/remedies/" + RemedyApplication.key(change),
        MessageScreen.path(stored),
        "This message would be promoted with " + remedy.reason().title() + ".",
        single ? "No other message is affected." : Impacts.sentence(answer.summary()),
        refusal(plan),
        change.actions().stream().flatMap(each -> twins.action(each).stream()).toList(),
        single,
        single ? 0 : others(answer, stored).size(),
        single ? List.of() : DifferenceRows.of(answer.shownTo(visit.sight()), visit.open().now()));
  }

  private static String refusal(RemedyApplication.Plan plan) {
    if (!plan.inFile().isEmpty()) {
      return "The console does not write the configuration file. Make this change there, and"
          + " decide the message again afterwards.";
    }
    return plan.allowed()
        ? ""
        : "You may not make this change yourself. Ask an administrator, and send along the address"
            + " of this page.";
  }

  /** The other messages that would be promoted. */
  private static List<Long> others(WhatIfs.Answer answer, StoredDecision stored) {
    return answer.differences().stream()
        .filter(each -> each.effects().contains(WhatIf.Effect.PROMOTED))
        .map(each -> each.message().id().value())
        .filter(each -> each != stored.id().value())
        .toList();
  }

  private Response apply(Visit visit)
      throws NotFoundException,
          ForbiddenException,
          RefusedException,
          ConfigurationException,
          IOException,
          InterruptedException {
    StoredDecision stored = MessageScreen.find(visit);
    List<Remedy> found = remedy(visit, stored);
    if (found.isEmpty()) {
      return Response.seeOther(MessageScreen.path(stored));
    }
    Change change = found.get(0).change();
    boolean all = visit.request().form().first("others").isPresent();
    List<Long> others = all ? others(new PastMail(visit).compare(change), stored) : List.of();
    RemedyApplication.Applied applied =
        new RemedyApplication(visit.open(), visit.permissions(), visit.requester(""))
            .apply(stored, change, others, new Task());
    String page =
        Queries.path(
            MessageScreen.path(stored), new Undo(visit).with(Fields.none(), applied.reversals()));
    return Announcement.then(visit, page, done(MessageScreen.find(visit), applied.promoted()));
  }

  /** What became of a message. */
  private static Notice done(StoredDecision stored, long promoted) {
    return stored
        .entry()
        .activity()
        .map(
            id ->
                Notice.of(
                    Tone.YES,
                    "Done. This message is email activity "
                        + id
                        + " now ("
                        + stored.entry().reason().title()
                        + "). "
                        + Words.count(promoted, "message was", "messages were")
                        + " promoted in all."))
        .orElseGet(
            () ->
                Notice.of(
                    Tone.WAIT,
                    "Done, but this message was not promoted: its mailbox is being read at the"
                        + " moment, or the message is no longer in it. It is decided again with"
                        + " the next run, or by hand below."));
  }

  private Response undo(Visit visit)
      throws NotFoundException,
          ForbiddenException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          IOException {
    StoredDecision stored = MessageScreen.find(visit);
    new Undo(visit).run(visit.request().form());
    return Announcement.then(
        visit,
        MessageScreen.path(stored),
        "Put back. What became an activity meanwhile stays one.");
  }
}
