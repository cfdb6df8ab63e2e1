package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.concurrent.Callable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.diagnosis.DecisionVerifier;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.Verifications;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes stored decisions again. */
@Command(
    name = "verify-decisions",
    mixinStandardHelpOptions = true,
    description =
        "Take stored decisions again under the settings of their day: each must come out the same,"
            + " to the last step. Exit code 8 when one does not.")
final class VerifyDecisionsCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 50;

  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Mixin private Selection selection = new Selection();

  @Inject
  VerifyDecisionsCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException {
    try (OpenInstallation open = installation.get().open()) {
      Verifications.Answer answer =
          new Verifications(open)
              .verify(
                  selection.filter(open).withReasons(selection.refusals()), MOST_SHOWN, new Task());
      DecisionVerifier.Result result = answer.result();
      Table table = new Table("decision", "mailbox", "difference");
      for (Verifications.Difference each : answer.differences()) {
        table.row(each.decision().id().value(), each.decision().mailbox(), each.difference());
      }
      Screen screen = options.screen();
      screen.document(
          Fields.of(
              "same", result.same(),
              "different", result.different(),
              "skipped", result.skipped(),
              "differences", table.toObjects()));
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
              + " cannot be taken again.");
      return result.different() == 0 ? ExitCode.OK : ExitCode.DIFFERENT;
    }
  }
}
