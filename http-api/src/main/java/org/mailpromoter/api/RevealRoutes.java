package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.REVEAL_MESSAGE;
import static org.mailpromoter.web.Method.POST;

import java.io.IOException;
import java.util.List;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.documents.ActivityDocuments;
import org.mailpromoter.documents.DecisionDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.change.Reveals;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Shows a token mail of others, when its owner says why. */
final class RevealRoutes {
  List<Route<Entry>> routes() {
    return List.of(
        Call.route(POST, "/messages/{decision}/reveal", REVEAL_MESSAGE, RevealRoutes::message),
        Call.route(POST, "/activities/{activity}/reveal", REVEAL_MESSAGE, RevealRoutes::activity));
  }

  private static String reason(Call call) throws IOException, WrongInputException {
    JsonObject body = call.body();
    String reason = body.demandedText("reason");
    body.finish();
    return reason;
  }

  private static Response message(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          WrongInputException,
          IOException {
    String reason = reason(call);
    long number = call.number("decision", Kind.DECISION);
    call.visit()
        .revealed()
        .add(new Reveals(call.open()).decision(call.requester(reason), call.sight(), number));
    return Answers.of(
        DecisionDocuments.message(
            new AnalyzedMessages(call.open())
                .visibleTo(call.permissions(), call.sight())
                .find(number)));
  }

  private static Response activity(Call call)
      throws NotFoundException, RefusedException, WrongInputException, IOException {
    String reason = reason(call);
    long number = call.number("activity", Kind.ACTIVITY);
    call.visit()
        .revealed()
        .add(new Reveals(call.open()).activity(call.requester(reason), call.sight(), number));
    return Answers.of(
        ActivityDocuments.details(
            new Activities(call.open()).details(number).shownTo(call.sight())));
  }
}
