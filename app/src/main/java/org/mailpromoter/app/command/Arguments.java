package org.mailpromoter.app.command;

import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.TrackOption;

/** What people write on the command line, read or refused in words. */
final class Arguments {
  private Arguments() {}

  static EmailAddress address(String text) throws CommandFailure {
    return EmailAddress.parse(text)
        .orElseThrow(() -> refused("'" + text + "' is not an e-mail address."));
  }

  static RecordId record(String text) throws CommandFailure {
    return RecordId.parse(text)
        .orElseThrow(
            () ->
                refused(
                    "'"
                        + text
                        + "' names no record: write a kind and an id, such as contact:anna."));
  }

  static TrackOption trackOption(String text) throws CommandFailure {
    return TrackOption.parse(text)
        .orElseThrow(
            () ->
                refused(
                    "'"
                        + text
                        + "' is no Track option: 0 (all), 1 (replies), 2 (contacts), 3 (records) or 4"
                        + " (none)."));
  }

  private static CommandFailure refused(String sentence) {
    return new CommandFailure(ExitCode.USAGE, sentence);
  }
}
