package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.DecisionVerifier;
import org.mailpromoter.core.diagnosis.english.EnglishComparison;
import org.mailpromoter.documents.DecisionDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Verifications;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Re-evaluates stored decisions. */
@Command(
    name = "verify-decisions",
    mixinStandardHelpOptions = true,
    description =
        "Re-evaluate stored decisions under the settings in force at the time. Exit code 8 if"
            + " any step differs.")
final class VerifyDecisionsCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 50;

  private final CommandContext context;
  private final LongWork work;

  @Mixin private Selection selection = new Selection();

  @Inject
  VerifyDecisionsCommand(CommandContext context, LongWork work) {
    this.context = context;
    this.work = work;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException {
    try (OpenInstallation open = context.open()) {
      DecisionFilter filter = selection.filter(open).withReasons(selection.refusals());
      Verifications.Answer answer =
          work.run("messages", task -> new Verifications(open).verify(filter, MOST_SHOWN, task));
      DecisionVerifier.Result result = answer.result();
      Table table = new Table("decision", "mailbox", "difference");
      for (DecisionVerifier.Difference each : answer.differences()) {
        table.row(each.stored().id().value(), each.stored().mailbox(), EnglishComparison.of(each));
      }
      Screen screen = context.screen();
      screen.document(DecisionDocuments.verified(answer));
      if (!table.isEmpty()) {
        screen.table(table);
      }
      screen.say(
          Words.some(result.same(), "decision")
              + (result.same() == 1 ? " comes" : " come")
              + " out the same, "
              + result.different()
              + (result.different() == 1 ? " differs, " : " differ, ")
              + result.skipped()
              + " cannot be re-evaluated.");
      return result.different() == 0 ? ExitCode.OK : ExitCode.DIFFERENT;
    }
  }
}
