package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
import org.mailpromoter.installation.comparison.RefereeAnswer;
import org.mailpromoter.installation.comparison.Referees;
import org.mailpromoter.installation.english.EnglishReferee;
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

  @Option(
      names = "--ask-dynamics",
      description =
          "Also ask Dynamics 365 what it would do with the message now, and show the settings that"
              + " differ if it disagrees. Nothing is changed there.")
  private boolean ask;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Which policy source is asked, if there are several; requires --ask-dynamics.")
  private @Nullable String source;

  @Inject
  ExplainCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException {
    Installation parts = context.parts();
    Instant since = Times.parse("--impact-since", impactSince, parts.clock().instant());
    if (source != null && !ask) {
      throw new CommandFailure(ExitCode.USAGE, "--source needs --ask-dynamics.");
    }
    try (OpenInstallation open = parts.open()) {
      List<Explanations.Explained> explained = new Explanations(open).explain(message, since);
      for (Explanations.Explained each : explained) {
        print(each.decision(), each.explanation(), context.screen());
      }
      if (ask) {
        List<RefereeAnswer> answers = asked(new Referees(open), explained);
        answers.forEach(this::print);
        context.screen().document(ExplanationDocuments.of(explained, answers));
      } else {
        context.screen().document(ExplanationDocuments.of(explained));
      }
    }
    return ExitCode.OK;
  }

  private List<RefereeAnswer> asked(Referees referees, List<Explanations.Explained> explained)
      throws NotFoundException {
    return referees.ask(
        referees.source(Optional.ofNullable(source)),
        explained.stream().map(Explanations.Explained::decision).toList());
  }

  private void print(RefereeAnswer answer) {
    Screen screen = context.screen();
    screen.say("");
    screen.sayIndented("Decision " + answer.decision() + ": ", EnglishReferee.of(answer));
    if (!answer.differences().isEmpty()) {
      screen.say("These settings differ:");
      ComparisonTable.print(answer.differences(), screen);
    }
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
    if (!explanation.passesToday()) { // what to do then was said first
      screen.say("");
      english.resolutions().forEach(text -> screen.sayIndented("What to do: ", text));
      remedies(decision, explanation, screen);
    }
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
