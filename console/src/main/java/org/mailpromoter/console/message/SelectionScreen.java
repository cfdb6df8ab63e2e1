package org.mailpromoter.console.message;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.MailWords;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.console.template.message.JteselectionGenerated;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.sync.RetryReport;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.Passing;
import org.mailpromoter.installation.change.Retries;
import org.mailpromoter.installation.change.Retries.Manner;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Forms;
import org.mailpromoter.web.MalformedException;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Several messages at once: what deciding them again would do, and doing it. */
public final class SelectionScreen implements Screen {
  static final String PATH = MessageFilters.PATH + "/selection";

  private static final Notice NOTHING =
      Notice.of(Tone.WAIT, "No message is selected. Tick some first.");
  private static final String LIST = "list";
  private static final Set<String> NO_FILTERS =
      Set.of(Announcement.FIELD, "after", MessageList.SELECT, Work.JOB);

  private final Work work;

  /** Selections, of which large ones are long work. */
  public SelectionScreen(Work work) {
    this.work = Objects.requireNonNull(work, "work");
  }

  @Override
  public List<Route<Entry>> routes() {
    return Stream.of(Manner.values()).flatMap(this::routes).toList();
  }

  private Stream<Route<Entry>> routes(Manner manner) {
    String path = PATH + "/" + Selection.word(manner);
    Operation operation = Selection.operation(manner);
    return Stream.of(
        Screen.page(path, operation, visit -> preview(visit, manner)),
        Screen.form(path, operation, visit -> apply(visit, manner)));
  }

  /** Where one message is decided again. */
  static String address(StoredDecision stored) {
    return Queries.path(
        PATH + "/" + Selection.word(Manner.BY_SETTINGS),
        Fields.none().with(Selection.MESSAGE, stored.id().toString()));
  }

  private static Response preview(Visit visit, Manner manner)
      throws WrongInputException, NotFoundException, ForbiddenException {
    Fields query = visit.request().query();
    if (manner == Manner.BY_SETTINGS && query.first(WholeList.FIELD).isPresent()) {
      SelectionPage page = WholeList.of(visit, list(query)).page();
      return Pages.of(output -> JteselectionGenerated.render(output, null, page));
    }
    if (query.all(Selection.MESSAGE).isEmpty()) {
      return Announcement.then(visit, Queries.path(MessageFilters.PATH, list(query)), NOTHING);
    }
    Selection selection = Selection.of(visit, manner, query);
    SelectionPage page = page(visit, selection, list(query));
    return Pages.of(output -> JteselectionGenerated.render(output, null, page));
  }

  /** The query of the list that one came from; nothing of it leads elsewhere. */
  private static Fields list(Fields fields) {
    String text = fields.first(LIST).orElse("");
    try {
      Fields list = Forms.parse(text.startsWith("?") ? text.substring(1) : text);
      for (String each : NO_FILTERS) {
        list = list.without(each);
      }
      return list;
    } catch (MalformedException e) {
      return Fields.none();
    }
  }

  private static SelectionPage page(Visit visit, Selection selection, Fields list) {
    boolean byHand = selection.manner() == Manner.BY_HAND;
    Set<DecisionId> passing = byHand ? Set.of() : Passing.of(visit.open(), selection.messages());
    Instant now = visit.open().now();
    int count = selection.messages().size();
    String what = Words.count(count, "message", "messages");
    return new SelectionPage(
        Frame.of(visit, Section.MESSAGES, byHand ? "Track " + what : "Decide " + what + " again")
            .under("Messages", MessageFilters.PATH),
        Queries.path(MessageFilters.PATH, list),
        Queries.path("", list),
        PATH + "/" + Selection.word(selection.manner()),
        byHand ? "Track them" : "Decide them again",
        false,
        sentences(selection, passing.size()),
        selection.messages().stream()
            .map(each -> row(visit.sight().show(each), after(each, byHand, passing), now))
            .toList());
  }

  private static List<String> sentences(Selection selection, int passing) {
    List<String> sentences = new ArrayList<>();
    int count = selection.messages().size();
    sentences.add(
        selection.manner() == Manner.BY_HAND
            ? Words.count(count, "message becomes an activity", "messages become activities")
                + ", whatever the Track options say."
            : "Of "
                + Words.count(count, "message", "messages")
                + ", "
                + Words.number(passing)
                + " would be promoted by the settings and records of today."
                + (passing < count ? " The rest is refused again." : ""));
    sentences.add("A message that is no longer in its mailbox stays as it is.");
    if (selection.already() > 0) {
      sentences.add(
          Words.count(selection.already(), "other is an activity", "others are activities")
              + " already.");
    }
    return sentences;
  }

  static Chip after(StoredDecision stored, boolean byHand, Set<DecisionId> passing) {
    if (byHand) {
      return new Chip(Tone.YES, "Tracked by hand");
    }
    return passing.contains(stored.id())
        ? new Chip(Tone.YES, "Promoted")
        : new Chip(Tone.CALM, "As it is");
  }

  static SelectionPage.Row row(StoredDecision shown, Chip after, Instant now) {
    return new SelectionPage.Row(
        shown.id().value(),
        MessageScreen.path(shown),
        Moment.of(shown.entry().receivedAt(), now),
        MailWords.sender(shown.entry()),
        MailWords.subject(shown.entry()),
        Outcomes.chip(shown.entry()),
        after);
  }

  private Response apply(Visit visit, Manner manner)
      throws WrongInputException,
          NotFoundException,
          ForbiddenException,
          RefusedException,
          IOException,
          InterruptedException {
    Fields form = visit.request().form();
    if (manner == Manner.BY_SETTINGS && form.first(WholeList.FIELD).isPresent()) {
      return WholeList.of(visit, list(form)).begin(work);
    }
    Selection selection = Selection.of(visit, manner, form);
    Retries retries = new Retries(visit.open());
    Retries.Chosen chosen =
        retries.decisions(selection.messages().stream().map(each -> each.id().value()).toList());
    Retries.Retried retried =
        retries.retry(
            visit.requester(""), chosen, selection.manner(), RetryTask.Gone.REPORT, new Task());
    long promoted = retried.mailboxes().stream().mapToLong(RetryReport::promoted).sum();
    String page = Queries.path(MessageFilters.PATH, list(form));
    return Announcement.then(visit, page, done(promoted, selection.messages().size()));
  }

  /** What became of all messages that matched. */
  static Notice notice(Retries.Retried retried) {
    long promoted = retried.mailboxes().stream().mapToLong(RetryReport::promoted).sum();
    long refused = retried.mailboxes().stream().mapToLong(RetryReport::refused).sum();
    return Notice.of(
        promoted == 0 ? Tone.WAIT : Tone.YES,
        Words.count(promoted, "message", "messages")
            + " became email activities, "
            + Words.number(refused)
            + (refused == 1 ? " was" : " were")
            + " refused again."
            + (retried.isCancelled() ? " It was cancelled; the others stay as they are." : ""));
  }

  private static Notice done(long promoted, long chosen) {
    String rest =
        promoted == chosen
            ? ""
            : " The others were refused again, or their mailbox is being read or no longer has them:"
                + " their pages say why.";
    return Notice.of(
        promoted == 0 ? Tone.WAIT : Tone.YES,
        "Of "
            + Words.count(chosen, "message", "messages")
            + ", "
            + Words.number(promoted)
            + (promoted == 1 ? " became an activity." : " became activities.")
            + rest);
  }
}
