package org.mailpromoter.console.activity;

import java.util.Set;
import org.mailpromoter.console.frame.Words;

/** What a change of an activity did, in sentences. */
final class ActivityNotices {
  private static final Set<String> NEEDS_A_CHANGE = Set.of("track", "untrack", "stop", "regarding");

  private ActivityNotices() {}

  /**
   * The sentence.
   *
   * @param done the word for the change
   * @param changed how much was changed
   */
  static String of(String done, long changed) {
    if (changed == 0 && NEEDS_A_CHANGE.contains(done)) {
      return "Nothing was changed: it is so already.";
    }
    String activities = Words.count(changed, "activity was", "activities were");
    return switch (done) {
      case "track" -> "Replies are recognised again. " + activities + " changed.";
      case "untrack" -> "It is untracked: replies to it are not recognised. Track it to undo.";
      case "stop" ->
          "The conversation is stopped: its further mail is refused. "
              + activities
              + " changed. Track it to undo.";
      case "regarding" -> activities + " linked to the record. Sinks are told.";
      case "resolve" ->
          "The address is linked to the record in "
              + Words.count(changed, "place", "places")
              + ". Sinks are told.";
      default -> throw new IllegalArgumentException(done);
    };
  }
}
