package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.ActionLines;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.diagnosis.Remedy;
import org.mailpromoter.core.diagnosis.english.EnglishExplanation;
import org.mailpromoter.core.diagnosis.english.EnglishRemedy;
import org.mailpromoter.documents.ExplanationDocuments;
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
        "Explain why a message was promoted or not: a summary, each step, and each single change"
            + " of settings that would have promoted it.")
final class ExplainCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      paramLabel = "MESSAGE",
      description = "A Message-ID, or a decision number as listed by 'errors'.")
  private String message = "";

  @Option(
      names = "--impact-since",
      paramLabel = "TIME",
      description =
          "How far back to count the effect of each remedy on other messages, at most the last"
              + " 10,000 (default: ${DEFAULT-VALUE}).")
  private String impactSince = "30d";

  @Inject
  ExplainCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException {
    Installation parts = context.parts();
    Instant since = Times.parse("--impact-since", impactSince, parts.clock().instant());
    List<Explanations.Explained> explained;
    try (OpenInstallation open = parts.open()) {
      explained = new Explanations(open).explain(message, since);
    }
    for (Explanations.Explained each : explained) {
      print(each.decision(), each.explanation(), context.screen());
    }
    context.screen().document(ExplanationDocuments.of(explained));
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
    EnglishExplanation english = EnglishExplanation.of(explanation);
    screen.say(english.summary());
    explanation
        .decidingAgain()
        .ifPresent(action -> ActionLines.of(action).forEach(line -> screen.command("  ", line)));
    screen.say("");
    int number = 1;
    for (EnglishExplanation.ExplainedStep step : english.steps()) {
      screen.sayIndented(
          number++ + ". ", step.question() + " " + step.answer() + "  [" + step.rules() + "]");
      step.evidence().forEach(seen -> screen.sayIndented("   - ", seen));
    }
    if (!english.steps().isEmpty()) {
      screen.say("");
      screen.say("The rules of each step are in brackets; docs/semantics.md lists them.");
    }
    screen.say("");
    english.resolutions().forEach(text -> screen.sayIndented("What to do: ", text));
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
      screen.say("No change of settings or records, and no pair of changes, would promote it.");
      return;
    }
    screen.say("Each of these changes alone would promote it:");
    for (Remedy remedy : explanation.remedies()) {
      screen.sayIndented(" * ", EnglishRemedy.of(remedy));
      ActionLines.of(remedy.change()).forEach(line -> screen.command("     ", line));
    }
  }
}
