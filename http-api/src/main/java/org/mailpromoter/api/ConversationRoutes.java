package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.SEE_ACTIVITIES;
import static org.mailpromoter.web.Method.GET;

import java.util.List;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.documents.ConversationDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.ask.Conversations;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Conversations. */
final class ConversationRoutes {
  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/conversations/{activity}", SEE_ACTIVITIES, ConversationRoutes::show));
  }

  private static Response show(Call call)
      throws NotFoundException, ForbiddenException, WrongInputException {
    QueryReader reader = call.parameters("limit");
    int most = reader.number("limit", 1, Conversations.MOST, Conversations.USUAL);
    reader.finish();
    return Answers.of(
        ConversationDocuments.of(
            new Conversations(call.open())
                .visibleTo(call.permissions(), call.sight())
                .of(call.number("activity", Kind.ACTIVITY), most)));
  }
}
