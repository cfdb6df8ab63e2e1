package org.mailpromoter.console.outgoing;

import static org.mailpromoter.installation.permission.Operation.SEND_MAIL;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.composer.proposal.Proposal;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.template.outgoing.JtelistGenerated;
import org.mailpromoter.console.template.outgoing.JtewriteGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.draft.Draft;
import org.mailpromoter.core.draft.DraftContent;
import org.mailpromoter.core.draft.DraftFile;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.MailKind;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.change.Drafts;
import org.mailpromoter.installation.change.MailDesk;
import org.mailpromoter.installation.change.MailProposals;
import org.mailpromoter.installation.change.SendingIdentity;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Writing mail: a new one, an answer, a forward, a draft. */
public final class ComposeScreen implements Screen {
  private static final long LARGEST = DraftContent.MOST_BYTES + (1L << 20);
  private static final String DRAFT = Outbox.DRAFTS + "/{draft}";
  private static final String DO = "do";

  private final CommandTwins twins;

  /** Pages that show the command that does the same. */
  public ComposeScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  /** The page of an answer or a forward. */
  public static String path(ActivityId original, String kind) {
    return ComposeView.NEW + "?activity=" + original + "&kind=" + kind;
  }

  /** Whether a visitor can answer mail. */
  public static boolean mayWrite(Visit visit) {
    return Outbox.mayWrite(visit);
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(ComposeView.NEW, SEND_MAIL, this::write),
        Screen.upload(ComposeView.NEW, SEND_MAIL, LARGEST, this::take),
        Screen.page(Outbox.DRAFTS, SEND_MAIL, ComposeScreen::drafts),
        Screen.page(DRAFT, SEND_MAIL, this::show),
        Screen.upload(DRAFT, SEND_MAIL, LARGEST, this::change));
  }

  private static Drafts store(Visit visit) {
    return new Drafts(visit.open(), visit.identity().name());
  }

  private Frame frame(Visit visit, String title, ComposeView view) {
    List<String> twin =
        view.identities().isEmpty()
            ? List.of()
            : List.of(twins.send(view.identity(List.of()).owner()));
    return Frame.of(visit, Section.OUTBOX, title).under("Outbox", Outbox.PATH).twin(twin, "");
  }

  private static Response page(int status, ComposePage page) {
    return Pages.of(status, output -> JtewriteGenerated.render(output, null, page));
  }

  private static Response drafts(Visit visit) {
    Frame frame = Frame.of(visit, Section.OUTBOX, "Outbox");
    OutboxPage page = new Outbox(visit).drafts(frame, store(visit).list());
    return Pages.of(output -> JtelistGenerated.render(output, null, page));
  }

  private Response write(Visit visit) throws NotFoundException, ForbiddenException {
    Fields query = visit.request().query().without("said");
    Optional<ActivityId> original = ComposeForm.original(query);
    ComposeView view = new ComposeView(visit);
    MailKind kind = original.isEmpty() ? MailKind.NEW : ComposeForm.kind(query);
    Frame frame = frame(visit, ComposeView.title(kind), view);
    if (view.identities().isEmpty()) {
      throw new ForbiddenException(SEND_MAIL, ForbiddenException.Why.FOREIGN);
    }
    if (original.isEmpty()) {
      SendingIdentity from = view.identity(List.of());
      return page(200, view.proposed(frame, MailProposals.blank(from), Fields.none(), from));
    }
    EmailActivity answered = readable(visit, original.get());
    SendingIdentity from = view.identity(owners(answered));
    Proposal proposal =
        new MailProposals(visit.open()).of(kind, original.get(), from).orElse(Proposal.NEW);
    return page(200, view.proposed(leftOut(frame, proposal), proposal, query, from));
  }

  private static Frame leftOut(Frame frame, Proposal proposal) {
    return proposal.leftOut().isEmpty()
        ? frame
        : frame.with(
            Notice.of(Tone.WAIT, "Left out: " + String.join(", ", proposal.leftOut()) + "."));
  }

  private static List<RecordId> owners(EmailActivity activity) {
    return List.copyOf(Activities.belonging(activity).owners());
  }

  /** Only who may read a mail answers it. */
  private static EmailActivity readable(Visit visit, ActivityId original)
      throws NotFoundException, ForbiddenException {
    EmailActivity found = new Activities(visit.open()).find(original.value());
    visit
        .permissions()
        .demand(Operation.READ_CONTENT, Activities.belonging(found, Operation.READ_CONTENT));
    if (!visit.sight().hasContent(found)) {
      throw new ForbiddenException(Operation.READ_CONTENT, ForbiddenException.Why.FOREIGN);
    }
    return found;
  }

  private Response show(Visit visit) throws NotFoundException {
    Draft draft = store(visit).find(Screen.number(visit, "draft", Kind.DRAFT));
    ComposeView view = new ComposeView(visit);
    return page(200, view.draft(frame(visit, title(draft), view), draft));
  }

  private static String title(Draft draft) {
    return draft.content().kind() == MailKind.NEW
        ? "Draft"
        : "Draft: " + ComposeView.title(draft.content().kind()).toLowerCase(Locale.ROOT);
  }

  /** A mail that is not saved yet. */
  private Response take(Visit visit)
      throws NotFoundException, ForbiddenException, RefusedException, IOException {
    return handle(visit, Optional.empty());
  }

  private Response change(Visit visit)
      throws NotFoundException, ForbiddenException, RefusedException, IOException {
    return handle(visit, Optional.of(store(visit).find(Screen.number(visit, "draft", Kind.DRAFT))));
  }

  private Response handle(Visit visit, Optional<Draft> draft)
      throws NotFoundException, ForbiddenException, RefusedException, IOException {
    Fields typed = visit.request().query();
    if (draft.isPresent() && !isCurrent(draft.get(), typed)) {
      return stale(visit, typed, draft.get());
    }
    String wanted = typed.first(DO).orElse("send");
    if (wanted.equals("delete")) {
      boolean unused = draft.isPresent() && store(visit).delete(draft.get());
      return Announcement.then(visit, Outbox.DRAFTS, "The draft is deleted.");
    }
    Optional<ActivityId> original = ComposeForm.original(typed);
    if (original.isPresent()) {
      EmailActivity unused = readable(visit, original.get());
    }
    try (UploadedFile file = UploadedFile.of(visit.request().body())) {
      ComposeForm form = new ComposeForm(visit, typed);
      List<DraftFile> files = files(visit, draft, typed);
      file.named(typed.first("file").orElse("")).ifPresent(files::add);
      DraftContent content = form.draft(files);
      if (!wanted.equals("send")) {
        return saved(visit, draft, content, typed);
      }
      form.demandSendable(content);
      return sent(visit, draft, content, typed);
    } catch (WrongInputException e) {
      return again(visit, 400, typed, draft, Mistakes.of(typed, e), Optional.empty());
    } catch (RefusedException e) {
      Notice notice = Notice.of(Tone.NO, EnglishRefused.of(e));
      return again(visit, 409, typed, draft, Mistakes.none(typed), Optional.of(notice));
    }
  }

  private static boolean isCurrent(Draft draft, Fields typed) {
    return typed.first(ComposeView.VERSION).orElse("").equals(String.valueOf(draft.version()));
  }

  /** What was typed is not lost: it can be saved as another draft. */
  private Response stale(Visit visit, Fields typed, Draft draft) {
    Notice notice =
        new Notice(
            Tone.WAIT,
            "This draft was changed elsewhere meanwhile. What you wrote is below and not saved:"
                + " “Save draft” keeps it as another draft.",
            List.of(new Link("Look at the other one", Outbox.DRAFTS + "/" + draft.id())));
    return again(
        visit,
        412,
        typed.without(ComposeView.VERSION),
        Optional.empty(),
        Mistakes.none(typed),
        Optional.of(notice));
  }

  private Response again(
      Visit visit,
      int status,
      Fields typed,
      Optional<Draft> draft,
      Mistakes mistakes,
      Optional<Notice> notice) {
    ComposeView view = new ComposeView(visit);
    MailKind kind = ComposeForm.original(typed).isEmpty() ? MailKind.NEW : ComposeForm.kind(typed);
    Frame frame =
        frame(visit, draft.map(ComposeScreen::title).orElse(ComposeView.title(kind)), view)
            .with(mistakes);
    Frame told = notice.map(frame::with).orElse(frame);
    return page(status, view.typed(told, typed, draft));
  }

  /** The files that a mail has already, without one that is to be taken out. */
  private static List<DraftFile> files(Visit visit, Optional<Draft> draft, Fields typed) {
    List<DraftFile> files =
        new ArrayList<>(draft.map(each -> each.content().files()).orElse(List.of()));
    String wanted = typed.first(DO).orElse("");
    if (wanted.matches("remove-[1-9][0-9]{0,2}")) {
      int index = Integer.parseInt(wanted.substring("remove-".length())) - 1;
      if (index < files.size()) {
        files.remove(index);
      }
    }
    if (draft.isEmpty() && typed.first("carry").isPresent()) {
      files.addAll(carried(visit, typed));
    }
    return files;
  }

  /** The files of a mail that is passed on. */
  private static List<DraftFile> carried(Visit visit, Fields typed) {
    ComposeView view = new ComposeView(visit);
    return ComposeForm.original(typed)
        .filter(each -> !view.identities().isEmpty())
        .flatMap(
            each ->
                new MailProposals(visit.open())
                    .of(MailKind.FORWARD, each, view.identity(List.of())))
        .map(Proposal::attachments)
        .orElse(List.of())
        .stream()
        .map(DraftFile::attached)
        .toList();
  }

  private Response saved(Visit visit, Optional<Draft> draft, DraftContent content, Fields typed)
      throws RefusedException {
    Optional<Draft> now =
        draft.isPresent()
            ? store(visit).change(draft.get(), content)
            : Optional.of(store(visit).begin(content));
    return now.isPresent()
        ? Announcement.then(visit, Outbox.DRAFTS + "/" + now.get().id(), "The draft is saved.")
        : stale(visit, typed, draft.orElseThrow());
  }

  /** A form that is sent twice sends one mail. */
  private static Response sent(
      Visit visit, Optional<Draft> draft, DraftContent content, Fields typed)
      throws RefusedException, IOException {
    Optional<String> key =
        draft.isPresent()
            ? draft.map(each -> "draft " + each.id() + " " + each.version())
            : typed.first(ComposeView.KEY).map(each -> "form " + each);
    OutgoingMail mail =
        new MailDesk(visit.open()).send(visit.requester(""), Drafts.mail(content), key).mail();
    if (draft.isPresent()) {
      boolean unused = store(visit).delete(draft.get());
    }
    return Announcement.then(
        visit, OutgoingScreen.path(mail), "The mail is kept with its activity, and sent now.");
  }
}
