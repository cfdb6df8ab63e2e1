package org.mailpromoter.app.command;

import java.util.Optional;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Passing;

/** After a change: how many stored messages would now be promoted, and how to do so. */
final class PassingSentence {
  private PassingSentence() {}

  /** Prints the sentence; empty if the number of messages cannot be determined. */
  static Optional<RetryPreview.Result> say(OpenInstallation open, Screen screen) {
    RetryPreview.Result result;
    try {
      result = Passing.now(open);
    } catch (DirectoryException e) {
      screen.say(
          "The number of messages that would be promoted now cannot be determined:"
              + " "
              + e.sentence());
      return Optional.empty();
    }
    if (result.passing() > 0) {
      screen.say(
          result.passing()
              + " of the "
              + Words.some(result.messages(), "message")
              + " of the last "
              + Passing.LOOKED_BACK.toDays()
              + " days that were not promoted would be promoted now. To do so:");
      screen.command(
          "  ", ShellCommand.of("retry").option("--since", Passing.LOOKED_BACK.toDays() + "d"));
    }
    return Optional.of(result);
  }
}
