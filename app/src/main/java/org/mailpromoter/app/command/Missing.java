package org.mailpromoter.app.command;

import java.util.List;
import java.util.stream.Collectors;
import org.mailpromoter.app.config.MailboxDeployment;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;

/** What to say when something that was named does not exist. */
final class Missing {
  private Missing() {}

  static CommandFailure mailbox(String name, List<MailboxDeployment> all) {
    String known =
        all.stream().map(mailbox -> mailbox.id().value()).collect(Collectors.joining(", "));
    return new CommandFailure(
        ExitCode.NOT_FOUND,
        "There is no mailbox '"
            + name
            + "'. Configured are: "
            + (known.isEmpty() ? "none" : known)
            + ".");
  }

  static CommandFailure activity(long id) {
    return of("activity " + id, "'mailpromoter activities' lists what there is.");
  }

  static CommandFailure of(String what, String hint) {
    return new CommandFailure(ExitCode.NOT_FOUND, "There is no " + what + ". " + hint);
  }
}
