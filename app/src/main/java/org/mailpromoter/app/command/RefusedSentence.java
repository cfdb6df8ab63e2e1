package org.mailpromoter.app.command;

import org.mailpromoter.installation.RefusedException;

/** Why what was asked for is not done, in a sentence, and with which code the command ends. */
public final class RefusedSentence {
  private RefusedSentence() {}

  /** The sentence. */
  public static String of(RefusedException refused) {
    return switch (refused.why()) {
      case IN_CONFIGURATION_FILE ->
          "Users and queues such as "
              + refused.about().get(0)
              + " stand in the configuration file.";
      case PROMOTED_ALREADY ->
          "Decision "
              + refused.about().get(0)
              + " is about email activity "
              + refused.about().get(1)
              + " already; nothing need be done.";
      case NO_TRACKED_KEYWORDS ->
          "Nothing can be tracked by hand, because the setting tracked-keywords is empty.";
      case NO_SIGNING_KEY ->
          "There is no key to sign tokens with: set organization.token-signing-keys.";
    };
  }

  /** One of {@link ExitCode}. */
  public static int exitCode(RefusedException refused) {
    return switch (refused.why()) {
      case IN_CONFIGURATION_FILE, PROMOTED_ALREADY -> ExitCode.USAGE;
      case NO_TRACKED_KEYWORDS, NO_SIGNING_KEY -> ExitCode.CONFIGURATION;
    };
  }
}
