package org.mailpromoter.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.access.MessageSelection;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.change.Retries;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;

/**
 * Which messages are decided again.
 *
 * @param numbers their decisions; none if the filter chooses them
 * @param filter which messages
 * @param recipient the user or queue to whom they are addressed; at most one
 * @param gone what to do with those that are no longer in their mailboxes
 */
record RetryRequest(
    List<Long> numbers, DecisionFilter filter, List<RecordId> recipient, RetryTask.Gone gone) {
  /** Reads a body, and refuses messages of others. */
  static RetryRequest read(Call call)
      throws NotFoundException, ForbiddenException, WrongInputException, IOException {
    JsonObject body = call.body();
    RetryTask.Gone gone = MessageRoutes.gone(body);
    List<Long> numbers = body.numbers("decisions");
    Optional<String> user = body.text("user");
    demandSelection(body, numbers, body.flag("all") || user.isPresent());
    DecisionFilter filter =
        numbers.isEmpty() ? DecidingRoutes.filter(call, body) : DecisionFilter.all();
    body.finish();
    demandAll(call, numbers);
    List<RecordId> recipient =
        user.isPresent() ? List.of(call.open().parts().owner(user.get())) : List.of();
    return new RetryRequest(numbers, filter, recipient, gone);
  }

  private static void demandSelection(JsonObject body, List<Long> numbers, boolean otherwise) {
    Stream<String> filters = MessageSelection.FILTERS.stream();
    boolean some = otherwise || filters.anyMatch(body.names()::contains);
    if (numbers.isEmpty() && !some) {
      body.wrong("all", "No messages are selected. Give decisions, a filter, or all.");
    }
    if (!numbers.isEmpty() && some) {
      body.wrong("decisions", "Give either decisions or a filter.");
    }
  }

  private static void demandAll(Call call, List<Long> numbers)
      throws NotFoundException, ForbiddenException {
    AnalyzedMessages messages = new AnalyzedMessages(call.open());
    for (long number : numbers) {
      call.demand(Belonging.to(messages.find(number).mailbox()));
    }
  }

  /** The messages. */
  Retries.Chosen chosen(Retries retries) throws NotFoundException, RefusedException {
    if (!numbers.isEmpty()) {
      return retries.decisions(numbers);
    }
    return recipient.isEmpty()
        ? retries.notPromoted(filter)
        : retries.notPromoted(filter, recipient.get(0));
  }
}
