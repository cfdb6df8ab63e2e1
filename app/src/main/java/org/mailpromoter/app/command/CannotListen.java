package org.mailpromoter.app.command;

import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.web.ListenException;

/** That the console cannot listen, as a failure of a command. */
final class CannotListen {
  private CannotListen() {}

  static CommandFailure failure(ListenException cause) {
    return new CommandFailure(
        ExitCode.CONFIGURATION, cause.getMessage() + "\nWhat to do: " + cause.remedy());
  }
}
