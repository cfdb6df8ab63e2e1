package org.mailpromoter.console.message;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;

/**
 * What would be done with selected messages, before it is done.
 *
 * @param frame its frame
 * @param back the list that they were selected in
 * @param list the query of that list
 * @param action where its form is sent
 * @param button what the button says
 * @param whole whether all that match are meant, of which only the latest are listed
 * @param sentences what will happen, with counts
 * @param rows the messages
 */
public record SelectionPage(
    Frame frame,
    String back,
    String list,
    String action,
    String button,
    boolean whole,
    List<String> sentences,
    List<Row> rows) {
  /** Copies the lists. */
  public SelectionPage {
    Objects.requireNonNull(frame, "frame");
    sentences = List.copyOf(sentences);
    rows = List.copyOf(rows);
  }

  /**
   * A message.
   *
   * @param number the number of its decision
   * @param href its page
   * @param received when it was received
   * @param sender from whom
   * @param subject its subject
   * @param before what became of it
   * @param after what would become of it
   */
  public record Row(
      long number,
      String href,
      Moment received,
      String sender,
      String subject,
      Chip before,
      Chip after) {}

  /** Whether anything is left to do. */
  public boolean isPossible() {
    return !rows.isEmpty();
  }
}
