package org.mailpromoter.app.command;

import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.english.EnglishMissing;

/** Sentences about names that do not exist, with the command that lists the existing ones. */
public final class NotFoundSentence {
  private NotFoundSentence() {}

  /** The sentence. */
  public static String of(NotFoundException missing) {
    return EnglishMissing.of(missing) + hint(missing);
  }

  private static String hint(NotFoundException missing) {
    return switch (missing.kind()) {
      case MAILBOX,
          USER,
          QUEUE,
          SINK,
          RECORD,
          OWNER,
          ADDRESS,
          ACCOUNT,
          PLUGIN,
          PROBE,
          PROBED_PART,
          JOB ->
          "";
      case POLICY_SOURCE ->
          missing.known().isEmpty()
              ? " Add one to policy-sources in the configuration file;"
                  + " 'mailpromoter plugins keys dataverse' lists its keys."
              : "";
      case STORED_RECORD -> " 'mailpromoter records' lists them.";
      case ACTIVITY -> " 'mailpromoter activities' lists them.";
      case ATTACHMENT ->
          " '" + ShellCommand.of("activities", "show").argument(missing.within()) + "' lists them.";
      case DRAFT -> "";
      case OUTGOING_MAIL -> " 'mailpromoter outgoing' lists them.";
      case DECISION -> " 'mailpromoter errors' lists them with numbers.";
      case MESSAGE ->
          " Give a Message-ID (quoted, with or without angle brackets) of a message that was"
              + " synchronized, or a number that 'mailpromoter errors' lists.";
      case EVENT -> " 'mailpromoter sinks failed' lists them.";
      case API_TOKEN -> " 'mailpromoter api-tokens' lists them.";
      case SESSION -> " 'mailpromoter sessions' lists them.";
      case ALERT -> " 'mailpromoter alerts' lists them.";
      case SETTING -> " 'mailpromoter settings' lists them.";
    };
  }
}
