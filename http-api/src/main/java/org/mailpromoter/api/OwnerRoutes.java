package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.CHOOSE_TRACK_OPTION;
import static org.mailpromoter.installation.permission.Operation.SEE_TRACK_OPTIONS;
import static org.mailpromoter.web.Method.DELETE;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.PUT;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.documents.Document;
import org.mailpromoter.documents.OwnerDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.ask.OwnerList;
import org.mailpromoter.installation.change.TrackOptions;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Users and queues, and which incoming mail they accept. */
final class OwnerRoutes {
  /** Changes are compared with the version that a caller saw, and made, one after the other. */
  private final Object changes = new Object();

  List<Route<Entry>> routes() {
    return Stream.of(RecordKind.USER, RecordKind.QUEUE)
        .flatMap(kind -> routes(kind, "/" + kind.word() + "s").stream())
        .toList();
  }

  private List<Route<Entry>> routes(RecordKind kind, String path) {
    String option = path + "/{id}/track";
    return List.of(
        Call.route(GET, path, SEE_TRACK_OPTIONS, call -> list(call, kind)),
        Call.route(GET, option, SEE_TRACK_OPTIONS, call -> show(call, kind)),
        Call.route(PUT, option, CHOOSE_TRACK_OPTION, call -> set(call, kind)),
        Call.route(DELETE, option, CHOOSE_TRACK_OPTION, call -> reset(call, kind)));
  }

  private static Response list(Call call, RecordKind kind) throws WrongInputException {
    call.parameters().finish();
    List<OwnerList.Row> rows =
        new OwnerList(call.open())
            .list(kind).stream().filter(each -> isVisible(call, each)).toList();
    return Answers.page(call.request(), OwnerDocuments.list(kind, rows), kind.word() + "s");
  }

  private static boolean isVisible(Call call, OwnerList.Row row) {
    return call.permissions().allows(call.operation(), Belonging.to(row.owner().id()));
  }

  private static OwnerList.Row found(Call call, RecordKind kind)
      throws NotFoundException, ForbiddenException {
    RecordId id = call.open().parts().owner(kind, call.text("id"));
    call.demand(Belonging.to(id));
    return new OwnerList(call.open())
        .list(kind).stream()
            .filter(each -> each.owner().id().equals(id))
            .findFirst()
            .orElseThrow(() -> NotFoundException.of(Kind.OWNER, id));
  }

  private static Response show(Call call, RecordKind kind)
      throws NotFoundException, ForbiddenException {
    return Answers.versioned(OwnerDocuments.one(found(call, kind)));
  }

  private Response set(Call call, RecordKind kind)
      throws NotFoundException,
          ForbiddenException,
          WrongInputException,
          StaleException,
          IOException {
    JsonObject body = call.body();
    Optional<TrackOption> option = DecidingRoutes.trackOption(body, "track");
    body.finish();
    OwnerList.Row row = found(call, kind);
    RecordId id = row.owner().id();
    synchronized (changes) {
      call.demandVersion(OwnerDocuments.one(found(call, kind)));
      new TrackOptions(call.open()).set(call.requester(), id, option.orElseThrow());
    }
    return changed(
        call, kind, OwnerDocuments.tracked(id, option.orElseThrow(), call.actor(), call.passing()));
  }

  private Response reset(Call call, RecordKind kind)
      throws NotFoundException, ForbiddenException, StaleException {
    RecordId id = found(call, kind).owner().id();
    TrackOptions.Reset done;
    synchronized (changes) {
      call.demandVersion(OwnerDocuments.one(found(call, kind)));
      done = new TrackOptions(call.open()).reset(call.requester(), id);
    }
    return changed(call, kind, OwnerDocuments.reset(id, done, call.passing()));
  }

  private static Response changed(Call call, RecordKind kind, Document document)
      throws NotFoundException, ForbiddenException {
    return Answers.of(document).header("ETag", Versions.of(OwnerDocuments.one(found(call, kind))));
  }
}
