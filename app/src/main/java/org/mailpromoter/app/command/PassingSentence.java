package org.mailpromoter.app.command;

import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.diagnosis.ShellCommand;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Passing;

/** After a change: how many stored messages would pass now, and how to promote them. */
final class PassingSentence {
  private PassingSentence() {}

  /** Says it, and returns how many would pass. */
  static long say(OpenInstallation open, Screen screen) {
    RetryPreview.Result result;
    try {
      result = Passing.now(open);
    } catch (DirectoryException e) {
      screen.say("How many messages would pass now cannot be told: " + e.sentence());
      return 0;
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
    return result.passing();
  }
}
