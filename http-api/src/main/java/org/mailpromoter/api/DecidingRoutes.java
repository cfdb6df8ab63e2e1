package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.RETRY_MESSAGES;
import static org.mailpromoter.installation.permission.Operation.SEE_REPORTS;
import static org.mailpromoter.installation.permission.Operation.TRY_SETTINGS;
import static org.mailpromoter.installation.permission.Operation.VERIFY_DECISIONS;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.POST;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.MessageSelection;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.ReportSelection;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.documents.ReportDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.Reports;
import org.mailpromoter.installation.ask.Verifications;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.change.Retries;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Deciding many messages again: for good, under other settings, to verify, to report. */
final class DecidingRoutes {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int USUAL_LIMIT = 50;

  private final Work work;

  DecidingRoutes(Work work) {
    this.work = work;
  }

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(POST, "/retry", RETRY_MESSAGES, this::retry),
        Call.route(POST, "/what-if", TRY_SETTINGS, this::whatIf),
        Call.route(POST, "/verify-decisions", VERIFY_DECISIONS, this::verify),
        Call.route(GET, "/reports", SEE_REPORTS, DecidingRoutes::reportAtOnce),
        Call.route(POST, "/report", SEE_REPORTS, this::report));
  }

  /** The messages that a body chooses; of the caller's own mailboxes, if they see no others. */
  static DecisionFilter filter(Call call, JsonObject body) {
    QueryReader reader = new QueryReader(body.fields(MessageSelection.FILTERS), call.now());
    DecisionFilter filter = MessageSelection.filter(reader, call.open());
    body.addAll(reader);
    return AnalyzedMessages.narrowed(filter, call.permissions(), call.operation());
  }

  private Response retry(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    RetryRequest request = RetryRequest.read(call);
    return work.answer(
        call,
        (open, task) -> {
          Retries retries = new Retries(open);
          return retries.retry(
              call.requester(),
              request.chosen(retries),
              Retries.Manner.BY_SETTINGS,
              request.gone(),
              task);
        });
  }

  private Response whatIf(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    JsonObject body = call.body();
    int most = body.number("limit", 0, QueryReader.MOST).orElse((long) USUAL_LIMIT).intValue();
    WhatIfs.Settings imagined = imagined(call, body);
    DecisionFilter filter = filter(call, body);
    body.finish();
    return work.answer(
        call,
        (open, task) ->
            new WhatIfs(open).compare(filter, imagined, most, task).shownTo(call.sight()));
  }

  private static WhatIfs.Settings imagined(Call call, JsonObject body)
      throws NotFoundException, ForbiddenException, ConfigurationException {
    WhatIfs.Settings imagined = new WhatIfs(call.open()).today();
    JsonObject settings = body.object("settings");
    List<JsonObject> tracks = body.objects("track");
    if (settings.names().isEmpty() && tracks.isEmpty()) {
      body.wrong("settings", "No change is given. Give settings or track.");
    }
    if (!settings.names().isEmpty()) {
      call.permissions().demand(Operation.SEE_SETTINGS);
    }
    for (String key : List.copyOf(settings.names())) {
      imagined = imagined.with(key, settings.demandedSetting(key));
    }
    for (JsonObject each : tracks) {
      imagined = imagined(call, each, imagined);
    }
    return imagined;
  }

  private static WhatIfs.Settings imagined(Call call, JsonObject track, WhatIfs.Settings before)
      throws NotFoundException, ForbiddenException {
    String name = track.demandedText("owner");
    Optional<TrackOption> option = trackOption(track, "track");
    if (name.isEmpty() || option.isEmpty()) {
      return before;
    }
    RecordId owner = call.open().parts().owner(name);
    call.demand(Belonging.to(owner));
    return before.with(owner, option.get());
  }

  /** A Track option, by its word or number; noted as wrong otherwise. */
  static Optional<TrackOption> trackOption(JsonObject body, String member) {
    String text = body.demandedSetting(member);
    Optional<TrackOption> option = TrackOption.parse(text);
    if (option.isEmpty() && body.names().contains(member)) {
      body.wrong(member, "It must be all, replies, contacts, records or none, or their number.");
    }
    return option;
  }

  private Response verify(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    JsonObject body = call.body();
    int most = body.number("limit", 0, QueryReader.MOST).orElse((long) USUAL_LIMIT).intValue();
    DecisionFilter filter = filter(call, body);
    body.finish();
    return work.answer(
        call,
        (open, task) -> new Verifications(open).verify(filter, most, task).shownTo(call.sight()));
  }

  private static Response reportAtOnce(Call call) throws RefusedException, WrongInputException {
    DecisionFilter filter = ReportSelection.of(call.query(), call.open());
    return Answers.of(ReportDocuments.of(new Reports(call.open()).atOnce(filter, call.sight())));
  }

  private Response report(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    JsonObject body = call.body();
    DecisionFilter chosen = filter(call, body);
    body.finish();
    DecisionFilter filter =
        chosen.receivedFrom().isPresent()
            ? chosen
            : chosen.withReceivedFrom(call.now().minus(WEEK));
    return work.answer(call, (open, task) -> new Reports(open).report(filter, call.sight(), task));
  }
}
