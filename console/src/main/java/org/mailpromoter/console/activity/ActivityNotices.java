package org.mailpromoter.console.activity;

import org.mailpromoter.console.frame.Words;

/** What a change of an activity did, in sentences. */
final class ActivityNotices {
  private ActivityNotices() {}

  /**
   * The sentence.
   *
   * @param done the word for the change
   * @param changed how much was changed
   */
  static String of(String done, long changed) {
    String activities = Words.count(changed, "activity was", "activities were");
    return switch (done) {
      case "track" -> "Replies are recognised again. " + activities + " changed.";
      case "untrack" -> "It is untracked: replies to it are not recognised. Track it to undo.";
      case "stop" ->
          "The conversation is stopped: its further mail is refused. "
              + activities
              + " changed. Track it to undo.";
      case "regarding" ->
          changed == 0
              ? "Nothing was changed: it is about this record already."
              : activities + " linked to the record. Sinks are told.";
      case "resolve" ->
          "The address is linked to the record in "
              + Words.count(changed, "place", "places")
              + ". Sinks are told.";
      default -> throw new IllegalArgumentException(done);
    };
  }
}
