package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.concurrent.Callable;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.diagnosis.DecisionVerifier;
import org.mailpromoter.core.diagnosis.english.EnglishComparison;
import org.mailpromoter.core.store.Storage;
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
  public Integer call() throws CommandFailure {
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      Table table = new Table("decision", "mailbox", "difference");
      int[] shown = {0};
      DecisionVerifier.Result result =
          new DecisionVerifier(storage.decisionHistory(), storage.policyLog())
              .verify(
                  selection.filter(parts, storage).withReasons(selection.refusals()),
                  difference -> {
                    if (shown[0]++ < MOST_SHOWN) {
                      table.row(
                          difference.stored().id().value(),
                          difference.stored().mailbox(),
                          EnglishComparison.of(difference));
                    }
                  });
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
