package org.mailpromoter.console.activity;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.access.AttachmentDownload;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.template.activity.JteoneGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.service.Desk;
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
        Screen.page("/activities/{number}/html", Operation.READ_CONTENT, ActivityScreen::html),
        Screen.page(
            "/activities/{number}/attachments/{which}", Operation.READ_CONTENT, this::attachment));
  }

  private Response page(Visit visit) throws NotFoundException, ForbiddenException {
    EmailActivity activity = find(visit, Operation.SEE_ACTIVITIES);
    ActivityPage page =
        new ActivityView(visit, activity)
            .page(frame(visit, activity), new Activities(visit.open()).trackingChanges(activity));
    return Pages.of(output -> JteoneGenerated.render(output, null, page));
  }

  private Frame frame(Visit visit, EmailActivity activity) {
    Frame frame =
        Frame.of(visit, Section.ACTIVITIES, title(visit, activity))
            .under("Activities", ActivityFilters.PATH)
            .twin(List.of(twins.activity(activity.id().value())), "/api/v1" + path(activity));
    return ActivityNotices.of(visit.request().query()).map(frame::with).orElse(frame);
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
