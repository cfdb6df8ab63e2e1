package org.mailpromoter.console.message;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;

/**
 * What a remedy would do, before it is done.
 *
 * @param frame its frame
 * @param action where its form is sent
 * @param back the page of the message
 * @param effect what becomes of the message
 * @param impact what becomes of others
 * @param refusal why the visitor cannot do it here; empty if he can
 * @param lines the commands, or the places in the configuration file
 * @param single whether it concerns the message only
 * @param others how many other messages would be promoted
 * @param groups messages with another result
 */
public record RemedyPage(
    Frame frame,
    String action,
    String back,
    String effect,
    String impact,
    String refusal,
    List<String> lines,
    boolean single,
    long others,
    List<Group> groups) {
  /** Copies the lists. */
  public RemedyPage {
    Objects.requireNonNull(frame, "frame");
    lines = List.copyOf(lines);
    groups = List.copyOf(groups);
  }

  /**
   * Messages with one kind of change.
   *
   * @param title the change
   * @param rows the first of them
   * @param more how many more there are, in words; empty if none
   */
  public record Group(String title, List<Row> rows, String more) {
    /** Copies the list. */
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A message.
   *
   * @param href its page
   * @param received when it was received
   * @param sender from whom
   * @param subject its subject
   * @param before what became of it
   * @param after what would become of it
   */
  public record Row(
      String href, Moment received, String sender, String subject, Chip before, Chip after) {}

  /** Whether it can be done with a button. */
  public boolean isPossible() {
    return refusal.isEmpty();
  }
}
