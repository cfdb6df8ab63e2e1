package org.mailpromoter.app.command;

import java.time.Duration;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.store.Storage;

/** After a change: how many stored messages would pass now, and how to promote them. */
final class Passing {
  private static final Duration LOOKED_BACK = Duration.ofDays(30);

  private Passing() {}

  /** How many of the last 30 days would pass now, among the latest 10,000 decisions. */
  static long say(Installation parts, Storage storage, Screen screen) {
    DecisionFilter recent =
        DecisionFilter.all().withReceivedFrom(parts.clock().instant().minus(LOOKED_BACK));
    RetryPreview.Result result;
    try (RecordDirectory directory = parts.directory(storage)) {
      result =
          new RetryPreview(storage.decisionHistory(), directory)
              .count(recent, parts.policy(storage));
    } catch (DirectoryException e) {
      screen.say("How many messages would pass now cannot be told: " + e.sentence());
      return 0;
    }
    if (result.passing() > 0) {
      screen.say(
          result.passing()
              + " of the "
              + Words.some(result.messages(), "message")
              + " of the last 30 days that were not promoted would be promoted now. To do so:");
      screen.command("  ", ShellCommand.of("retry").option("--since", "30d"));
    }
    return result.passing();
  }
}
