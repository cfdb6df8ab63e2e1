package org.mailpromoter.console.alert;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;

/**
 * Alerts by cause.
 *
 * @param frame its frame
 * @param open the causes that last
 * @param past those that are over, and single events
 */
public record AlertsPage(Frame frame, List<Cause> open, List<Cause> past) {
  /** Copies the lists. */
  public AlertsPage {
    Objects.requireNonNull(frame, "frame");
    open = List.copyOf(open);
    past = List.copyOf(past);
  }

  /**
   * A cause.
   *
   * @param about what it is about
   * @param state how it is, in a word
   * @param text what happened last, and what to do
   * @param last when it was told last
   * @param first when it was told first; one at most, none if it was told once
   * @param count how often it was told, in words
   * @param links the pages that help
   */
  public record Cause(
      String about,
      Chip state,
      String text,
      Moment last,
      List<Moment> first,
      String count,
      List<Link> links) {
    /** Copies the lists. */
    public Cause {
      first = List.copyOf(first);
      links = List.copyOf(links);
    }
  }
}
