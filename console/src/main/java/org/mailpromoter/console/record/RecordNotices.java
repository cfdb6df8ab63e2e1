package org.mailpromoter.console.record;

import java.util.Optional;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.web.Fields;

/** What the last change of a record did, from the address to which it led. */
final class RecordNotices {
  static final String DONE = "done";

  private RecordNotices() {}

  static Optional<Notice> of(Fields query) {
    return query
        .first(DONE)
        .flatMap(RecordNotices::sentence)
        .map(each -> Notice.of(Tone.YES, each));
  }

  private static Optional<String> sentence(String done) {
    return switch (done) {
      case "added" -> Optional.of("Added. New mail from its addresses is from this record.");
      case "address-added" -> Optional.of("The address was added.");
      case "address-removed" ->
          Optional.of("The address was removed. It can be added again below.");
      case "activated" -> Optional.of("The record is in use.");
      case "deactivated" ->
          Optional.of("The record is out of use. Its addresses stay, and it can be put back.");
      default -> Optional.empty();
    };
  }
}
