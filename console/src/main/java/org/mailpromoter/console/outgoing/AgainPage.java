package org.mailpromoter.console.outgoing;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;

/**
 * What sending a mail in doubt again would do.
 *
 * @param frame its frame
 * @param path what the form is sent to
 * @param mail the page of the mail
 * @param doubtful those who may have got it, and would get it twice
 * @param others those who surely did not get it
 */
public record AgainPage(
    Frame frame, String path, String mail, List<String> doubtful, List<String> others) {
  /** Copies the lists. */
  public AgainPage {
    Objects.requireNonNull(frame, "frame");
    doubtful = List.copyOf(doubtful);
    others = List.copyOf(others);
  }
}
