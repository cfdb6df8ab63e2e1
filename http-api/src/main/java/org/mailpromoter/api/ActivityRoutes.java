package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.CHANGE_ACTIVITY;
import static org.mailpromoter.installation.permission.Operation.READ_CONTENT;
import static org.mailpromoter.installation.permission.Operation.RECORD_SENT;
import static org.mailpromoter.installation.permission.Operation.RESOLVE_ADDRESS;
import static org.mailpromoter.installation.permission.Operation.SEE_ACTIVITIES;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.POST;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.ActivitySelection;
import org.mailpromoter.access.AttachmentDownload;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.documents.ActivityDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.ask.KnownRecords;
import org.mailpromoter.installation.change.ActivityChanges;
import org.mailpromoter.installation.change.SentMails;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Email activities. */
final class ActivityRoutes {
  private final Desk desk;

  ActivityRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/activities", SEE_ACTIVITIES, ActivityRoutes::list),
        Call.route(GET, "/activities/{activity}", READ_CONTENT, ActivityRoutes::show),
        Call.route(
            GET, "/activities/{activity}/attachments/{number}", READ_CONTENT, this::attachment),
        Call.route(
            POST,
            "/activities/{activity}/track",
            CHANGE_ACTIVITY,
            call -> track(call, Tracking.TRACKED)),
        Call.route(
            POST,
            "/activities/{activity}/untrack",
            CHANGE_ACTIVITY,
            call -> track(call, Tracking.UNTRACKED)),
        Call.route(
            POST, "/activities/{activity}/regarding", CHANGE_ACTIVITY, ActivityRoutes::regard),
        Call.route(POST, "/activities/resolve", RESOLVE_ADDRESS, ActivityRoutes::resolve),
        Call.upload("/activities/record-sent", RECORD_SENT, ActivityRoutes::recordSent));
  }

  private static Response list(Call call) throws WrongInputException, WrongPageException {
    ActivitySelection selection = ActivitySelection.of(call.query(), call.open());
    Activities.Visible page =
        new Activities(call.open())
            .page(selection.filter(), selection.page(), call.permissions(), call.sight());
    return Answers.page(call.request(), ActivityDocuments.page(page), "activities");
  }

  /** The activity in the path, if the caller may. */
  private static EmailActivity found(Call call) throws NotFoundException, ForbiddenException {
    EmailActivity found = new Activities(call.open()).find(call.number("activity", Kind.ACTIVITY));
    call.demand(Activities.belonging(found, call.operation()));
    return found;
  }

  private static Response show(Call call) throws NotFoundException, ForbiddenException {
    long number = found(call).id().value();
    return Answers.of(
        ActivityDocuments.details(
            new Activities(call.open()).details(number).shownTo(call.sight())));
  }

  private Response attachment(Call call) throws NotFoundException, ForbiddenException {
    EmailActivity found = found(call);
    if (!call.sight().hasContent(found)) {
      throw new ForbiddenException(Operation.READ_CONTENT, ForbiddenException.Why.FOREIGN);
    }
    return new AttachmentDownload(desk)
        .of(found, (int) Math.min(Integer.MAX_VALUE, call.number("number", Kind.ATTACHMENT)));
  }

  private static TrackingChange.Extent extent(boolean conversation) {
    return conversation ? TrackingChange.Extent.CONVERSATION : TrackingChange.Extent.ACTIVITY;
  }

  private static Response track(Call call, Tracking tracking)
      throws NotFoundException, ForbiddenException, WrongInputException, IOException {
    JsonObject body = call.body();
    boolean conversation = body.flag("conversation");
    body.finish();
    long number = found(call).id().value();
    boolean stop = conversation && tracking == Tracking.UNTRACKED;
    int changed =
        new ActivityChanges(call.open())
            .track(
                call.requester(), number, stop ? Tracking.STOPPED : tracking, extent(conversation));
    return Answers.of(ActivityDocuments.tracked(number, changed));
  }

  private static Response regard(Call call)
      throws NotFoundException, ForbiddenException, WrongInputException, IOException {
    JsonObject body = call.body();
    boolean conversation = body.flag("conversation");
    Optional<RecordId> record = demandedRecord(body, "record");
    boolean unknown = body.flag("unknown_record");
    body.finish();
    long number = found(call).id().value();
    RecordId about = existing(call, record.orElseThrow(), unknown);
    int changed =
        new ActivityChanges(call.open())
            .regard(call.requester(), number, about, extent(conversation));
    return Answers.of(ActivityDocuments.regarding(number, about, changed));
  }

  private static Optional<RecordId> demandedRecord(JsonObject body, String member) {
    if (body.text(member).isEmpty()) {
      body.demandedText(member);
      return Optional.empty();
    }
    return body.record(member);
  }

  /** A record that exists, unless the caller says that only the CRM has it. */
  static RecordId existing(Call call, RecordId record, boolean unknown) throws NotFoundException {
    if (!unknown) {
      KnownRecords.Standing unused = new KnownRecords(call.open()).existing(record);
    }
    return record;
  }

  private static Response resolve(Call call)
      throws NotFoundException, RefusedException, WrongInputException, IOException {
    JsonObject body = call.body();
    body.demandedText("address");
    Optional<EmailAddress> address = body.address("address");
    Optional<RecordId> record = demandedRecord(body, "record");
    boolean unknown = body.flag("unknown_record");
    body.finish();
    RecordId known = existing(call, record.orElseThrow(), unknown);
    int places =
        new ActivityChanges(call.open()).resolve(call.requester(), address.orElseThrow(), known);
    return Answers.of(ActivityDocuments.resolved(places));
  }

  private static Response recordSent(Call call)
      throws NotFoundException, WrongInputException, IOException {
    JsonBody.demandType(call.request(), "message/rfc822");
    QueryReader reader = call.parameters("regarding", "unknown-record");
    Optional<RecordId> regarding = reader.record("regarding");
    boolean unknown = reader.flag("unknown-record");
    reader.finish();
    SentMails sent = new SentMails(call.open());
    try (InputStream message = call.request().body()) {
      Optional<EmailActivity> recorded =
          regarding.isPresent()
              ? sent.record(call.requester(), message, existing(call, regarding.get(), unknown))
              : sent.record(call.requester(), message);
      return Answers.of(recorded.isPresent() ? 201 : 200, ActivityDocuments.recorded(recorded));
    }
  }
}
