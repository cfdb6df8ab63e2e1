package org.mailpromoter.console.option;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;

/**
 * The personal options of a user or queue.
 *
 * @param frame its frame
 * @param action where its form is sent
 * @param about whose mail, and how much was looked at
 * @param locked why nothing can be chosen; empty if something can
 * @param origin where the option in force comes from
 * @param now the option in force, as a word; a form that states another is out of date
 * @param undo the sealed word that puts the last change back; empty if none was made from here
 * @param resettable whether a choice can be taken back
 * @param options the five options
 * @param countHref where their effect is counted; empty if it is counted
 * @param history who chose what
 */
public record OptionsPage(
    Frame frame,
    String action,
    String about,
    String locked,
    String origin,
    String now,
    String undo,
    boolean resettable,
    List<Option> options,
    String countHref,
    List<Chosen> history) {
  /** Copies the lists. */
  public OptionsPage {
    Objects.requireNonNull(frame, "frame");
    options = List.copyOf(options);
    history = List.copyOf(history);
  }

  /**
   * An option.
   *
   * @param word what is sent
   * @param label as in Dynamics 365
   * @param note what it means
   * @param chosen whether it is in force
   * @param effect what it would have done; empty if it is not counted yet
   * @param more how many percent more of the mail would be promoted
   * @param fewer how many percent fewer
   * @param href the list of what it would have changed; empty if nothing
   */
  public record Option(
      String word,
      String label,
      String note,
      boolean chosen,
      String effect,
      int more,
      int fewer,
      String href) {}

  /**
   * A choice that was made.
   *
   * @param at when
   * @param who by whom
   * @param what the option, or that the choice was taken back
   */
  public record Chosen(Moment at, String who, String what) {}
}
