package org.mailpromoter.console.message;

import java.util.List;
import org.mailpromoter.console.frame.Frame;

/**
 * What would have promoted a message.
 *
 * @param frame the frame of the page, for its forms
 * @param shown whether remedies make sense for the message
 * @param none why nothing would have promoted it; empty if something would
 * @param first the ones to look at first
 * @param more the others
 * @param countHref where the effect on other mail is counted; empty if it is counted
 */
public record RemediesPart(
    Frame frame, boolean shown, String none, List<Card> first, List<Card> more, String countHref) {
  /** Copies the lists. */
  public RemediesPart {
    first = List.copyOf(first);
    more = List.copyOf(more);
  }

  /**
   * A remedy.
   *
   * @param title what to do
   * @param effect what becomes of this message
   * @param impact what becomes of others, in words; empty if it is not counted yet
   * @param single whether it concerns this message only
   * @param others how many other messages would be promoted
   * @param href its preview, or where its form is sent if it concerns this message only
   * @param refusal why the visitor cannot do it here; empty if he can
   * @param lines the commands, or the places in the configuration file
   */
  public record Card(
      String title,
      String effect,
      String impact,
      boolean single,
      long others,
      String href,
      String refusal,
      List<String> lines) {
    /** Copies the list. */
    public Card {
      lines = List.copyOf(lines);
    }

    /** Whether it can be done with a button. */
    public boolean isPossible() {
      return refusal.isEmpty();
    }
  }
}
