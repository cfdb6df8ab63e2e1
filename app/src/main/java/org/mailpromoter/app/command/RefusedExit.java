package org.mailpromoter.app.command;

import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.installation.RefusedException;

/** The exit code of a command that is refused. */
public final class RefusedExit {
  private RefusedExit() {}

  /** One of {@link ExitCode}. */
  public static int code(RefusedException refused) {
    return switch (refused.why()) {
      case IN_CONFIGURATION_FILE,
          PROMOTED_ALREADY,
          ACCOUNT_EXISTS,
          ACCOUNT_CHANGED,
          LAST_ADMINISTRATOR,
          PASSWORD_LENGTH,
          PASSWORD_COMMON,
          TOKEN_LIMITS,
          TOKEN_SCOPES,
          TOKEN_FOREIGN,
          ACCOUNT_HAS_ROLE,
          ERASED,
          UNWRITABLE_MAIL,
          AUTOMATIC_ANSWER,
          OUTGOING_PHASE,
          MANY_DRAFTS,
          MUTED_UNTIL,
          MUCH_MAIL,
          NO_REASON,
          NEVER_REVEALED ->
          ExitCode.USAGE;
      case NO_TRACKED_KEYWORDS, NO_SIGNING_KEY, SENDS_NOTHING, NO_SENDER_ADDRESS ->
          ExitCode.CONFIGURATION;
    };
  }
}
