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
 * @param open the causes that last and need attention
 * @param handled those that last, and are done or muted
 * @param past those that are over, and single events
 */
public record AlertsPage(Frame frame, List<Cause> open, List<Cause> handled, List<Cause> past) {
  /** Copies the lists. */
  public AlertsPage {
    Objects.requireNonNull(frame, "frame");
    open = List.copyOf(open);
    handled = List.copyOf(handled);
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
   * @param handlings what was done about it; one at most
   * @param links the pages that help
   * @param act what the visitor can do about it; one at most
   */
  public record Cause(
      String about,
      Chip state,
      String text,
      Moment last,
      List<Moment> first,
      String count,
      List<Handling> handlings,
      List<Link> links,
      List<Act> act) {
    /** Copies the lists. */
    public Cause {
      first = List.copyOf(first);
      handlings = List.copyOf(handlings);
      links = List.copyOf(links);
      act = List.copyOf(act);
    }
  }

  /**
   * What was done about a cause.
   *
   * @param how done or muted
   * @param until until when it is muted; one at most
   * @param by who did it
   * @param at when they did it
   */
  public record Handling(String how, List<Moment> until, String by, Moment at) {
    /** Copies the list. */
    public Handling {
      until = List.copyOf(until);
    }
  }

  /**
   * What can be done about a cause.
   *
   * @param about what it is about
   * @param code its code
   * @param reopens whether it can be reopened; otherwise it can be done and muted
   */
  public record Act(String about, String code, boolean reopens) {}
}
