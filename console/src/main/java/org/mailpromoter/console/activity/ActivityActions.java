package org.mailpromoter.console.activity;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.template.activity.JteresolveGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.ask.KnownRecords;
import org.mailpromoter.installation.change.ActivityChanges;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Changes of the links of an activity. */
public final class ActivityActions implements Screen {
  private static final int COUNTED = 1_000;

  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public ActivityActions(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.form(
            "/activities/{number}/track", Operation.CHANGE_ACTIVITY, ActivityActions::track),
        Screen.form(
            "/activities/{number}/untrack", Operation.CHANGE_ACTIVITY, ActivityActions::untrack),
        Screen.page("/activities/{number}/resolve", Operation.RESOLVE_ADDRESS, this::preview),
        Screen.form("/activities/{number}/resolve", Operation.RESOLVE_ADDRESS, this::resolve));
  }

  private static TrackingChange.Extent extent(Fields form) {
    return form.first("conversation").isPresent()
        ? TrackingChange.Extent.CONVERSATION
        : TrackingChange.Extent.ACTIVITY;
  }

  private static Response track(Visit visit)
      throws NotFoundException, ForbiddenException, IOException {
    TrackingChange.Extent extent = extent(visit.request().form());
    return track(visit, Tracking.TRACKED, extent, "track");
  }

  private static Response untrack(Visit visit)
      throws NotFoundException, ForbiddenException, IOException {
    TrackingChange.Extent extent = extent(visit.request().form());
    return extent == TrackingChange.Extent.CONVERSATION
        ? track(visit, Tracking.STOPPED, extent, "stop")
        : track(visit, Tracking.UNTRACKED, extent, "untrack");
  }

  private static Response track(
      Visit visit, Tracking tracking, TrackingChange.Extent extent, String done)
      throws NotFoundException, ForbiddenException {
    EmailActivity found = ActivityScreen.find(visit, Operation.CHANGE_ACTIVITY);
    int changed =
        new ActivityChanges(visit.open())
            .track(visit.requester(""), found.id().value(), tracking, extent);
    return done(visit, found, ActivityNotices.of(done, changed));
  }

  private static Response done(Visit visit, EmailActivity activity, String said) {
    return Announcement.then(visit, ActivityScreen.path(activity), said);
  }

  /** Links an activity to the record of a form. */
  static Response regard(Visit visit, EmailActivity found, Fields form)
      throws NotFoundException, WrongInputException {
    RecordId record = record(visit, form);
    int changed =
        new ActivityChanges(visit.open())
            .regard(visit.requester(""), found.id().value(), record, extent(form));
    return done(visit, found, ActivityNotices.of("regarding", changed));
  }

  /** The record of a form. It exists, unless the person says that only the CRM has it. */
  private static RecordId record(Visit visit, Fields form) throws WrongInputException {
    QueryReader reader = new QueryReader(form, visit.open().now());
    Optional<RecordId> record = reader.record("record");
    if (reader.text("record").isEmpty()) {
      reader.wrong("record", "Write a kind and an id, such as contact:anna.");
    }
    reader.finish();
    if (form.first("unknown-record").isEmpty()) {
      KnownRecords known = new KnownRecords(visit.open());
      reader.named("record", each -> known.existing(record.orElseThrow()));
      reader.finish();
    }
    return record.orElseThrow();
  }

  private static EmailAddress address(Fields fields) throws WrongInputException {
    return fields
        .first("address")
        .flatMap(EmailAddress::parse)
        .orElseThrow(() -> WrongInputException.of("address", "This is no e-mail address."));
  }

  /** What linking an address would do, before it is done: it cannot be put back. */
  private Response preview(Visit visit)
      throws NotFoundException, ForbiddenException, WrongInputException {
    EmailActivity found = ActivityScreen.find(visit, Operation.RESOLVE_ADDRESS);
    Fields query = visit.request().query();
    return preview(
        visit, 200, found, address(query), query.first("record").orElse(""), Mistakes.NONE);
  }

  private Response preview(
      Visit visit,
      int status,
      EmailActivity found,
      EmailAddress address,
      String written,
      Mistakes mistakes) {
    Optional<RecordId> record = RecordId.parse(written);
    ResolvePage page =
        new ResolvePage(
            Frame.of(visit, Section.ACTIVITIES, "Link " + address + " to a record")
                .under("Activities", ActivityFilters.PATH)
                .under(ActivityScreen.title(visit, found), ActivityScreen.path(found))
                .twin(record.map(each -> twins.resolve(address, each)).stream().toList(), "")
                .with(mistakes),
            ActivityScreen.path(found),
            address.value(),
            written,
            Words.count(
                new Activities(visit.open())
                    .count(
                        ActivityFilter.all().withParticipant(address.value()),
                        COUNTED,
                        visit.permissions(),
                        visit.sight()),
                "activity has",
                "activities have"));
    return Pages.of(status, output -> JteresolveGenerated.render(output, null, page));
  }

  private Response resolve(Visit visit)
      throws NotFoundException, ForbiddenException, WrongInputException, IOException {
    EmailActivity found = ActivityScreen.find(visit, Operation.RESOLVE_ADDRESS);
    Fields form = visit.request().form();
    EmailAddress address = address(form);
    try {
      RecordId record = record(visit, form);
      int places = new ActivityChanges(visit.open()).resolve(visit.requester(""), address, record);
      return done(visit, found, ActivityNotices.of("resolve", places));
    } catch (WrongInputException e) {
      return preview(visit, 400, found, address, "", Mistakes.of(form, e));
    } catch (RefusedException e) {
      Mistakes refused = Mistakes.of(form, "record", EnglishRefused.of(e));
      return preview(visit, 409, found, address, "", refused);
    }
  }
}
