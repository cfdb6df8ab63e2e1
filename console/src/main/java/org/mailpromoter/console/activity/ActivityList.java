package org.mailpromoter.console.activity;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.access.ActivitySelection;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;

/** Makes the page of a list of activities. */
final class ActivityList {
  /** As far as activities are counted. */
  private static final int COUNTED = 10_000;

  private final Visit visit;
  private final Fields query;

  ActivityList(Visit visit) {
    this.visit = visit;
    this.query = visit.request().query();
  }

  ActivitiesPage page(Frame frame, ActivitySelection selection) throws WrongPageException {
    Activities activities = new Activities(visit.open());
    Activities.Visible found =
        activities.page(selection.filter(), selection.page(), visit.permissions(), visit.sight());
    CappedCount count =
        activities.count(selection.filter(), COUNTED, visit.permissions(), visit.sight());
    String older =
        found.next().map(next -> address(query.without("after").with("after", next))).orElse("");
    boolean first = selection.page().isFirst();
    Instant now = visit.open().now();
    return new ActivitiesPage(
        frame,
        ActivityFilters.fields(query, visit.permissions().owners()),
        ActivityFilters.choices(query, mailboxes(), visit.permissions().owners()),
        ActivityFilters.inForce(query),
        Words.count(count, "activity", "activities"),
        found.activities().stream().map(each -> row(each, now)).toList(),
        found.activities().isEmpty() ? emptiness(first, found, now) : List.of(),
        older,
        first ? "" : address(query.without("after")));
  }

  /** The page of a list whose filters are wrong. */
  ActivitiesPage refused(Frame frame) {
    return new ActivitiesPage(
        frame,
        ActivityFilters.fields(query, visit.permissions().owners()),
        ActivityFilters.choices(query, mailboxes(), visit.permissions().owners()),
        ActivityFilters.inForce(query),
        "",
        List.of(),
        List.of("No activity is listed, because a filter cannot be understood."),
        "",
        "");
  }

  private static String address(Fields query) {
    return Queries.path(ActivityFilters.PATH, query);
  }

  private List<String> mailboxes() {
    return visit.open().parts().deployment().mailboxes().stream()
        .map(each -> each.id())
        .filter(each -> visit.permissions().allows(Operation.SEE_ACTIVITIES, Belonging.to(each)))
        .map(Object::toString)
        .toList();
  }

  private List<String> emptiness(boolean first, Activities.Visible found, Instant now) {
    if (found.searchedTo().isPresent()) {
      return List.of(
          "Nothing passes these filters back to "
              + Moment.of(found.searchedTo().get(), now).near()
              + ". “Older” looks further back.");
    }
    if (!first) {
      return List.of("There are no older activities.");
    }
    if (!ActivityFilters.inForce(query).isEmpty()) {
      return List.of("No activity passes these filters. Drop one of them:");
    }
    return mailboxes().isEmpty()
        ? List.of("You have no mailbox of your own, so no activity is yours.")
        : List.of(
            "There is no email activity yet.",
            "A message becomes one when it is promoted. The list of messages says why others"
                + " were not.");
  }

  private static ActivitiesPage.Row row(EmailActivity activity, Instant now) {
    return new ActivitiesPage.Row(
        ActivityScreen.path(activity),
        Moment.of(activity.sentAt(), now),
        activity.direction() == Direction.INCOMING,
        PartyWords.sender(activity),
        PartyWords.recipients(activity),
        activity.subject(),
        activity.regarding().stream()
            .map(each -> new Link(each.toString(), ActivityFilters.about(each)))
            .toList(),
        TrackingWords.chip(activity.tracking()));
  }
}
