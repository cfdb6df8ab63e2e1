package org.mailpromoter.console.mailbox;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;

/**
 * The list of mailboxes.
 *
 * @param frame its frame
 * @param counts how many are how, in a sentence; empty if there is none
 * @param rows the mailboxes in the order of the configuration file
 */
public record MailboxesPage(Frame frame, String counts, List<Row> rows) {
  /** Copies the list. */
  public MailboxesPage {
    Objects.requireNonNull(frame, "frame");
    rows = List.copyOf(rows);
  }

  /**
   * A mailbox.
   *
   * @param name its name
   * @param href its page
   * @param owner whose it is
   * @param connector how it is read
   * @param state how it is, in a word
   * @param sentence why, if it is not well
   * @param until until when it is left alone; one at most
   * @param runs when it was read last; one at most
   * @param good when it was read last without a failure, if that was not the last run; one at most
   * @param undecided when the oldest message came that could not be decided yet; one at most
   * @param analyzed messages received in the last 24 hours
   * @param promoted promoted ones of them
   * @param refused refused ones of them
   */
  public record Row(
      String name,
      String href,
      String owner,
      String connector,
      Chip state,
      String sentence,
      List<Moment> until,
      List<Moment> runs,
      List<Moment> good,
      List<Moment> undecided,
      String analyzed,
      String promoted,
      String refused) {
    /** Copies the lists. */
    public Row {
      until = List.copyOf(until);
      runs = List.copyOf(runs);
      good = List.copyOf(good);
      undecided = List.copyOf(undecided);
    }
  }
}
