package org.mailpromoter.console.activity;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.access.AttachmentDownload;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.template.activity.JteoneGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.Reveals;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** One email activity: its parties, text, attachments and links. */
public final class ActivityScreen implements Screen {
  private final CommandTwins twins;
  private final AttachmentDownload downloads;

  /** Pages that show the commands that show the same; attachments come from what a desk lends. */
  public ActivityScreen(CommandTwins twins, Desk desk) {
    this.twins = Objects.requireNonNull(twins, "twins");
    this.downloads = new AttachmentDownload(desk);
  }

  /** The address of an activity's page. */
  public static String path(EmailActivity activity) {
    return ActivityFilters.PATH + "/" + activity.id();
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page("/activities/{number}", Operation.SEE_ACTIVITIES, this::page),
        Screen.form("/activities/{number}/regarding", Operation.CHANGE_ACTIVITY, this::regard),
        Screen.form("/activities/{number}/reveal", Operation.REVEAL_MESSAGE, this::reveal),
        Screen.page("/activities/{number}/html", Operation.READ_CONTENT, ActivityScreen::html),
        Screen.page(
            "/activities/{number}/attachments/{which}", Operation.READ_CONTENT, this::attachment));
  }

  private Response page(Visit visit) throws NotFoundException, ForbiddenException {
    return page(visit, 200, find(visit, Operation.SEE_ACTIVITIES), Mistakes.NONE);
  }

  /** The page, after a form of it was sent or not. */
  private Response page(Visit visit, int status, EmailActivity activity, Mistakes mistakes) {
    ActivityPage page =
        new ActivityView(visit, activity)
            .page(
                frame(visit, activity).with(mistakes),
                new Activities(visit.open()).trackingChanges(activity));
    return Pages.of(status, output -> JteoneGenerated.render(output, null, page));
  }

  private Frame frame(Visit visit, EmailActivity activity) {
    return Frame.of(visit, Section.ACTIVITIES, title(visit, activity))
        .under("Activities", ActivityFilters.PATH)
        .twin(List.of(twins.activity(activity.id().value())), "/api/v1" + path(activity));
  }

  private Response regard(Visit visit) throws NotFoundException, ForbiddenException, IOException {
    EmailActivity found = find(visit, Operation.CHANGE_ACTIVITY);
    Fields form = visit.request().form();
    try {
      return ActivityActions.regard(visit, found, form);
    } catch (WrongInputException e) {
      return page(visit, 400, found, Mistakes.of(form, e));
    }
  }

  /** Shows mail of others until the session ends. */
  private Response reveal(Visit visit)
      throws NotFoundException, ForbiddenException, RefusedException, IOException {
    EmailActivity found = find(visit, Operation.SEE_ACTIVITIES);
    Fields form = visit.request().form();
    Requester by = visit.requester(form.first("reason").orElse(""));
    try {
      visit
          .revealed()
          .add(new Reveals(visit.open()).activity(by, visit.sight(), found.id().value()));
      return Response.seeOther(path(found));
    } catch (RefusedException e) {
      if (e.why() != RefusedException.Why.NO_REASON) {
        throw e;
      }
      return page(visit, 409, found, Mistakes.of(form, "reason", EnglishRefused.of(e)));
    }
  }

  static String title(Visit visit, EmailActivity activity) {
    String subject = visit.sight().show(activity).subject();
    return subject.isEmpty() ? "(no subject)" : subject;
  }

  /** The activity of the path, if the visitor may do something with it. */
  static EmailActivity find(Visit visit, Operation operation)
      throws NotFoundException, ForbiddenException {
    EmailActivity found =
        new Activities(visit.open()).find(Screen.number(visit, "number", Kind.ACTIVITY));
    visit.permissions().demand(operation, Activities.belonging(found, operation));
    return found;
  }

  private static EmailActivity readable(Visit visit) throws NotFoundException, ForbiddenException {
    EmailActivity found = find(visit, Operation.READ_CONTENT);
    if (!visit.sight().hasContent(found)) {
      throw new ForbiddenException(Operation.READ_CONTENT, ForbiddenException.Why.FOREIGN);
    }
    return found;
  }

  /** The HTML body, for a frame that may do nothing. */
  private static Response html(Visit visit) throws NotFoundException, ForbiddenException {
    return Response.of(200)
        .text("text/html", SafeHtml.of(readable(visit).body().html()))
        .header("Content-Security-Policy", SafeHtml.POLICY)
        .header("X-Frame-Options", "SAMEORIGIN")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store");
  }

  private Response attachment(Visit visit) throws NotFoundException, ForbiddenException {
    EmailActivity found = readable(visit);
    long which = Screen.number(visit, "which", Kind.ATTACHMENT);
    return downloads.of(found, (int) Math.min(Integer.MAX_VALUE, which));
  }
}
