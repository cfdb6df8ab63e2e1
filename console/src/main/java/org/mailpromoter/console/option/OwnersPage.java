package org.mailpromoter.console.option;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;

/**
 * The users and queues whose options a visitor may see.
 *
 * @param frame its frame
 * @param rows the users and queues
 */
public record OwnersPage(Frame frame, List<Row> rows) {
  /** Copies the list. */
  public OwnersPage {
    Objects.requireNonNull(frame, "frame");
    rows = List.copyOf(rows);
  }

  /**
   * A user or queue.
   *
   * @param href its options
   * @param name its name
   * @param kind what it is
   * @param option the Track option in force
   * @param origin where that comes from
   */
  public record Row(String href, String name, String kind, String option, String origin) {}
}
