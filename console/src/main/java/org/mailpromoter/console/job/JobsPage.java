package org.mailpromoter.console.job;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;

/**
 * The list of jobs.
 *
 * @param frame its frame
 * @param rows the jobs, the latest first
 */
public record JobsPage(Frame frame, List<Row> rows) {
  /** Copies the list. */
  public JobsPage {
    Objects.requireNonNull(frame, "frame");
    rows = List.copyOf(rows);
  }

  /**
   * A job.
   *
   * @param href its page
   * @param name what it does
   * @param holder who began it
   * @param begun when
   * @param state how it is
   * @param done how far it came, in words; empty if it does not count
   */
  public record Row(
      String href, String name, String holder, Moment begun, Chip state, String done) {}
}
