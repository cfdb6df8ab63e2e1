package org.mailpromoter.console.activity;

import java.util.Optional;
import java.util.Set;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.web.Fields;

/** What the last change did, as the address says it: a word, and how much was changed. */
final class ActivityNotices {
  static final String DONE = "done";
  static final String CHANGED = "changed";

  private static final Set<String> NEEDS_A_CHANGE = Set.of("track", "untrack", "stop", "regarding");

  private ActivityNotices() {}

  /** The query of a page that says what was done. */
  static Fields query(String done, int changed) {
    return Fields.none().with(DONE, done).with(CHANGED, String.valueOf(changed));
  }

  static Optional<Notice> of(Fields query) {
    String count = query.first(CHANGED).filter(each -> each.matches("[0-9]{1,9}")).orElse("0");
    long changed = Long.parseLong(count);
    return query.first(DONE).flatMap(done -> of(done, changed));
  }

  private static Optional<Notice> of(String done, long changed) {
    if (changed == 0 && NEEDS_A_CHANGE.contains(done)) {
      return yes("Nothing was changed: it is so already.");
    }
    String activities = Words.count(changed, "activity was", "activities were");
    return switch (done) {
      case "track" -> yes("Replies are recognised again. " + activities + " changed.");
      case "untrack" -> yes("It is untracked: replies to it are not recognised. Track it to undo.");
      case "stop" ->
          yes(
              "The conversation is stopped: its further mail is refused. "
                  + activities
                  + " changed. Track it to undo.");
      case "regarding" -> yes(activities + " linked to the record. Sinks are told.");
      case "resolve" ->
          yes(
              "The address is linked to the record in "
                  + Words.count(changed, "place", "places")
                  + ". Sinks are told.");
      default -> Optional.empty();
    };
  }

  private static Optional<Notice> yes(String sentence) {
    return Optional.of(Notice.of(Tone.YES, sentence));
  }
}
