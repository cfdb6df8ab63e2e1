package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.HANDLE_ALERTS;
import static org.mailpromoter.installation.permission.Operation.SEE_ALERTS;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.POST;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.deployment.WrittenTime;
import org.mailpromoter.documents.AlertDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Alerts;
import org.mailpromoter.installation.change.AlertHandlings;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Alerts, and what people did about their causes. */
final class AlertRoutes {
  private AlertRoutes() {}

  static List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/alerts", SEE_ALERTS, AlertRoutes::list),
        Call.route(POST, "/alerts/done", HANDLE_ALERTS, AlertRoutes::done),
        Call.route(POST, "/alerts/mute", HANDLE_ALERTS, AlertRoutes::mute),
        Call.route(POST, "/alerts/reopen", HANDLE_ALERTS, AlertRoutes::reopen));
  }

  private static Response list(Call call) throws WrongInputException {
    QueryReader reader = call.parameters("limit");
    int most = reader.limit();
    reader.finish();
    List<Alerts.Told> told = new Alerts(call.open()).visibleTo(call.permissions()).latest(most);
    return Answers.page(call.request(), AlertDocuments.list(told), "alerts");
  }

  private static AlertCause cause(JsonObject body) {
    return new AlertCause(body.demandedText("about"), body.text("code").orElse(""));
  }

  private static Response done(Call call)
      throws NotFoundException, WrongInputException, IOException {
    JsonObject body = call.body();
    AlertCause cause = cause(body);
    body.finish();
    return answer(new AlertHandlings(call.open()).done(call.requester(), cause));
  }

  private static Response mute(Call call)
      throws NotFoundException, RefusedException, WrongInputException, IOException {
    JsonObject body = call.body();
    AlertCause cause = cause(body);
    Optional<Instant> until = until(body, call.now());
    body.finish();
    return answer(
        new AlertHandlings(call.open()).mute(call.requester(), cause, until.orElseThrow()));
  }

  private static Optional<Instant> until(JsonObject body, Instant now) {
    String text = body.demandedText("until");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(WrittenTime.ahead(text, now));
    } catch (DateTimeException e) {
      body.wrong("until", "It is no time that is to come. " + WrittenTime.HOW_AHEAD);
      return Optional.empty();
    }
  }

  private static Response reopen(Call call)
      throws NotFoundException, WrongInputException, IOException {
    JsonObject body = call.body();
    AlertCause cause = cause(body);
    body.finish();
    return answer(new AlertHandlings(call.open()).reopen(call.requester(), cause));
  }

  private static Response answer(Alerts.Cause cause) {
    return Answers.of(AlertDocuments.handled(cause));
  }
}
