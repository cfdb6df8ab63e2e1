package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.ASK_REFEREE;
import static org.mailpromoter.installation.permission.Operation.EXPLAIN_MESSAGE;
import static org.mailpromoter.installation.permission.Operation.LIST_MESSAGES;
import static org.mailpromoter.installation.permission.Operation.RETRY_MESSAGES;
import static org.mailpromoter.installation.permission.Operation.TRACK_MESSAGE;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.POST;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.MessageSelection;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.documents.ComparisonDocuments;
import org.mailpromoter.documents.DecisionDocuments;
import org.mailpromoter.documents.ExplanationDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.Explanations;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.change.Retries;
import org.mailpromoter.installation.comparison.Referees;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Sight;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Analyzed messages: lists, explanations, and deciding one of them again. */
final class MessageRoutes {
  private static final Duration LOOKED_BACK = Duration.ofDays(30);

  /** Counting ends here, so that the cost of a page does not grow with what is stored. */
  private static final int COUNTED = 10_000;

  private final Work work;

  MessageRoutes(Work work) {
    this.work = work;
  }

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/messages", LIST_MESSAGES, MessageRoutes::list),
        Call.route(GET, "/messages/groups", LIST_MESSAGES, MessageRoutes::groups),
        Call.route(GET, "/errors", LIST_MESSAGES, MessageRoutes::errors),
        Call.route(GET, "/messages/{decision}", EXPLAIN_MESSAGE, MessageRoutes::message),
        Call.route(
            GET, "/messages/{decision}/explanation", EXPLAIN_MESSAGE, MessageRoutes::explanation),
        Call.route(GET, "/messages/{decision}/judgement", ASK_REFEREE, MessageRoutes::judgement),
        Call.route(GET, "/explanations", EXPLAIN_MESSAGE, MessageRoutes::explanations),
        Call.route(
            POST,
            "/messages/{decision}/retry",
            RETRY_MESSAGES,
            call -> again(call, Retries.Manner.BY_SETTINGS)),
        Call.route(
            POST,
            "/messages/{decision}/track",
            TRACK_MESSAGE,
            call -> again(call, Retries.Manner.BY_HAND)));
  }

  private static AnalyzedMessages visible(Call call) {
    return new AnalyzedMessages(call.open()).visibleTo(call.permissions(), call.sight());
  }

  private static Response list(Call call) throws WrongInputException, WrongPageException {
    MessageSelection selection = MessageSelection.of(call.query(), call.open());
    return Answers.page(
        call.request(),
        DecisionDocuments.messages(visible(call).page(selection.filter(), selection.page())),
        "analyzed");
  }

  private static Response groups(Call call) throws WrongInputException {
    Fields query = call.query();
    QueryReader reader = new QueryReader(query, call.now());
    GroupBy by = reader.word("group-by", Vocabulary.GROUPS).orElse(GroupBy.REASON);
    reader.finish();
    if (query.first("after").isPresent()) {
      throw WrongInputException.of("after", "Groups have no pages; limit says how many.");
    }
    MessageSelection selection = MessageSelection.of(query.without("group-by"), call.open());
    return Answers.of(
        DecisionDocuments.groups(
            visible(call).groups(selection.filter(), by, selection.page().most())));
  }

  private static Response errors(Call call) throws WrongInputException, WrongPageException {
    Fields query = call.query();
    QueryReader flags = new QueryReader(query, call.now());
    boolean all = flags.flag("all");
    flags.finish();
    MessageSelection selection = MessageSelection.of(query.without("all"), call.open());
    DecisionFilter refused = selection.filter().withOutcomes(Set.of(Outcome.REFUSED));
    Set<Reason> harmful = EnumSet.complementOf(EnumSet.of(Reason.DUPLICATE));
    boolean byDefault = selection.filter().reasons().isEmpty() && !all;
    DecisionFilter listed = byDefault ? refused.withReasons(harmful) : refused;
    AnalyzedMessages messages = visible(call);
    long total = messages.count(listed, COUNTED).number();
    return Answers.page(
        call.request(),
        DecisionDocuments.errors(
            messages.page(listed, selection.page()),
            total,
            messages.count(refused.withReasons(Set.of()), COUNTED).number() - total),
        "errors");
  }

  private static StoredDecision found(Call call) throws NotFoundException, ForbiddenException {
    StoredDecision found =
        new AnalyzedMessages(call.open())
            .visibleTo(call.permissions(), call.sight())
            .find(call.number("decision", Kind.DECISION));
    return found;
  }

  private static Response message(Call call) throws NotFoundException, ForbiddenException {
    return Answers.of(DecisionDocuments.message(found(call)));
  }

  private static Instant since(QueryReader reader) {
    return reader.time("impact-since").orElse(reader.now().minus(LOOKED_BACK));
  }

  private static Response explanation(Call call)
      throws NotFoundException, ForbiddenException, WrongInputException {
    QueryReader reader = call.parameters("impact-since");
    Instant since = since(reader);
    reader.finish();
    String number = String.valueOf(found(call).id().value());
    return Answers.of(
        ExplanationDocuments.one(
            new Explanations(call.open()).explain(number, since).get(0).shownTo(call.sight())));
  }

  private static Response judgement(Call call)
      throws NotFoundException, ForbiddenException, WrongInputException {
    QueryReader reader = call.parameters("source");
    Optional<String> source = reader.text("source");
    reader.finish();
    long number = found(call).id().value();
    StoredDecision decision = new AnalyzedMessages(call.open()).find(number);
    Referees referees = new Referees(call.open());
    return Answers.of(
        ComparisonDocuments.judged(
            referees.ask(referees.source(source), List.of(decision)).get(0)));
  }

  private static Response explanations(Call call)
      throws NotFoundException, ForbiddenException, WrongInputException {
    QueryReader reader = call.parameters("message", "impact-since");
    Instant since = since(reader);
    Optional<String> message = reader.text("message");
    if (message.isEmpty()) {
      reader.wrong("message", "It is required: a Message-ID, or the number of a decision.");
    }
    reader.finish();
    List<Explanations.Explained> found =
        new Explanations(call.open())
            .explain(message.get(), since).stream()
                .filter(each -> isVisible(call, each))
                .map(each -> each.shownTo(call.sight()))
                .toList();
    if (found.isEmpty()) {
      throw NotFoundException.of(Kind.MESSAGE, message.get());
    }
    return Answers.page(call.request(), ExplanationDocuments.of(found), "explanations");
  }

  private static boolean isVisible(Call call, Explanations.Explained explained) {
    return call.permissions().allows(call.operation(), Sight.readers(explained.decision()));
  }

  private Response again(Call call, Retries.Manner manner)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    JsonObject body = call.body();
    RetryTask.Gone gone = gone(body);
    body.finish();
    StoredDecision found = found(call);
    call.demand(Belonging.to(found.mailbox()));
    long number = found.id().value();
    return work.answer(
        call,
        (open, task) -> {
          Retries retries = new Retries(open);
          Retries.Chosen chosen = retries.decisions(List.of(number));
          return retries.retry(call.requester(), chosen, manner, gone, task);
        });
  }

  /** What to do with a message that is no longer in its mailbox. */
  static RetryTask.Gone gone(JsonObject body) {
    String word = body.text("gone").orElse("report").toUpperCase(Locale.ROOT);
    for (RetryTask.Gone each : RetryTask.Gone.values()) {
      if (each.name().equals(word)) {
        return each;
      }
    }
    body.wrong("gone", "It must be report or promote.");
    return RetryTask.Gone.REPORT;
  }
}
