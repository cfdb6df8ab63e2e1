package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.diagnosis.Remedy;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Explanations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why a message was promoted or not. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: mailpromoter explain '<offer@customer.example>'"},
    description =
        "Say why a message was promoted or not: in a paragraph, then step by step, then which single"
            + " change of settings would have promoted it.")
final class ExplainCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Parameters(
      paramLabel = "MESSAGE",
      description = "A Message-ID, or the number of a decision as 'errors' lists it.")
  private String message = "";

  @Option(
      names = "--impact-since",
      paramLabel = "TIME",
      description =
          "How far back to count what each remedy would do to other messages, at most the last"
              + " 10,000 (default: ${DEFAULT-VALUE}).")
  private String impactSince = "30d";

  @Inject
  ExplainCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException {
    Installation parts = installation.get();
    Instant since = Times.parse("--impact-since", impactSince, parts.clock().instant());
    List<Explanations.Explained> explained;
    try (OpenInstallation open = parts.open()) {
      explained = new Explanations(open).explain(message, since);
    }
    List<Object> documents = new ArrayList<>();
    for (Explanations.Explained each : explained) {
      documents.add(document(each.decision(), each.explanation()));
      print(each.decision(), each.explanation(), options.screen());
    }
    options.screen().document(Fields.of("explanations", documents));
    return ExitCode.OK;
  }

  private static void print(StoredDecision decision, Explanation explanation, Screen screen) {
    screen.say(
        "Decision "
            + decision.id()
            + ", "
            + Times.shown(decision.decidedAt())
            + ", "
            + decision.mailbox()
            + "/"
            + decision.entry().ref());
    screen.say("");
    screen.say(explanation.summary());
    screen.say("");
    int number = 1;
    for (Explanation.ExplainedStep step : explanation.steps()) {
      screen.sayIndented(
          number++ + ". ", step.question() + " " + step.answer() + "  [" + step.rules() + "]");
      step.evidence().forEach(seen -> screen.sayIndented("   - ", seen));
    }
    if (!explanation.steps().isEmpty()) {
      screen.say("");
      screen.say("In brackets: the rules of each step; docs/semantics.md lists them.");
    }
    screen.say("");
    explanation.resolutions().forEach(text -> screen.sayIndented("What to do: ", text));
    remedies(decision, explanation, screen);
  }

  private static void remedies(StoredDecision decision, Explanation explanation, Screen screen) {
    boolean needsHelp =
        decision.entry().outcome() != Outcome.PROMOTED
            && decision.entry().reason() != Reason.DUPLICATE
            && decision.entry().hasEvidence();
    if (!needsHelp) {
      return;
    }
    if (explanation.remedies().isEmpty()) {
      screen.say("No change of settings or records, and no pair of them, would promote it.");
      return;
    }
    screen.say("Each of these by itself would promote it:");
    for (Remedy remedy : explanation.remedies()) {
      screen.sayIndented(" * ", remedy.sentence());
      remedy.change().how().lines().forEach(line -> screen.command("     ", line));
    }
  }

  private static Map<String, @Nullable Object> document(
      StoredDecision decision, Explanation explanation) {
    List<Object> steps = new ArrayList<>();
    for (Explanation.ExplainedStep step : explanation.steps()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("question", step.question());
      object.put("answer", step.answer());
      object.put("rules", step.rules());
      object.put("evidence", step.evidence());
      steps.add(object);
    }
    List<Object> remedies = new ArrayList<>();
    for (Remedy each : explanation.remedies()) {
      Map<String, Object> remedy = new LinkedHashMap<>();
      remedy.put("remedy", each.change().sentence());
      remedy.put("how", each.change().how());
      remedy.put("reason", each.reason().title());
      remedy.put("messages_looked_at", each.impact().messages());
      remedy.put("would_be_promoted", each.impact().promoted());
      remedy.put("would_not_be_promoted_any_more", each.impact().noLonger());
      remedies.add(remedy);
    }
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("decision", decision.id().value());
    document.put("decided_at", decision.decidedAt());
    document.put("policy_version", decision.policyVersion());
    document.put("mailbox", decision.mailbox());
    document.put("place", decision.entry().ref());
    document.put("message", decision.entry().identity().key());
    document.put("message_id", Words.messageId(decision.entry().identity()));
    document.put("outcome", Words.outcome(decision.entry().outcome()));
    document.put("reason", decision.entry().reason().title());
    document.put("reason_code", decision.entry().reason().code());
    document.put(
        "sub_reasons", decision.entry().subReasons().stream().map(Words::subReason).toList());
    document.put("activity", decision.entry().activity().map(ActivityId::value).orElse(null));
    document.put("summary", explanation.summary());
    document.put("what_to_do", explanation.resolutions());
    document.put("steps", steps);
    document.put("remedies", remedies);
    return document;
  }
}
