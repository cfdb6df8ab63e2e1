package org.mailpromoter.console.activity;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.access.ActivitySelection;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.template.activity.JtelistGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The list of email activities. */
public final class ActivitiesScreen implements Screen {
  private final CommandTwins twins;

  /** A list that shows the command that lists the same. */
  public ActivitiesScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(Screen.page(ActivityFilters.PATH, Operation.SEE_ACTIVITIES, this::list));
  }

  private Response list(Visit visit) throws WrongPageException {
    Fields query = visit.request().query();
    try {
      ActivitySelection selection = ActivitySelection.of(query, visit.open());
      return page(200, new ActivityList(visit).page(frame(visit), selection));
    } catch (WrongInputException e) {
      return page(400, new ActivityList(visit).refused(frame(visit).with(e)));
    }
  }

  private Frame frame(Visit visit) {
    Fields query = visit.request().query();
    return Frame.of(visit, Section.ACTIVITIES, "Email activities")
        .twin(List.of(twins.activities(query)), Queries.path("/api/v1/activities", query));
  }

  private static Response page(int status, ActivitiesPage page) {
    return Pages.of(status, output -> JtelistGenerated.render(output, null, page));
  }
}
