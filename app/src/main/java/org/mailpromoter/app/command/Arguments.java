package org.mailpromoter.app.command;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.english.EnglishMissing;

/** Parses what people write on the command line; refusals explain what is expected. */
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
                        + "' is not a record: write a kind and an id, such as contact:anna."));
  }

  static TrackOption trackOption(String text) throws CommandFailure {
    return TrackOption.parse(text)
        .orElseThrow(
            () ->
                refused(
                    "'"
                        + text
                        + "' is not a Track option: 0 (all), 1 (replies), 2 (contacts), 3"
                        + " (records) or 4"
                        + " (none)."));
  }

  /** A word of a vocabulary. */
  static <T> T word(String option, Vocabulary<T> vocabulary, String text) throws CommandFailure {
    return vocabulary
        .find(text)
        .orElseThrow(
            () ->
                refused(
                    option
                        + " '"
                        + text
                        + "' is no value here"
                        + EnglishMissing.instead(text, vocabulary.words())));
  }

  /**
   * Refuses a value that is given twice: nobody means that, so one of them is a slip.
   *
   * @param what the option or argument, at the beginning of a sentence
   */
  static void requireOnce(String what, Collection<?> values) throws CommandFailure {
    Set<Object> seen = new HashSet<>();
    for (Object each : values) {
      if (!seen.add(each)) {
        throw refused(what + " " + each + " is given twice. Give it once.");
      }
    }
  }

  private static CommandFailure refused(String sentence) {
    return new CommandFailure(ExitCode.USAGE, sentence);
  }
}
