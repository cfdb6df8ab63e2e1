package org.mailpromoter.console.sink;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;

/**
 * The list of sinks.
 *
 * @param frame its frame
 * @param rows the sinks, those of the configuration first
 */
public record SinksPage(Frame frame, List<Row> rows) {
  /** Copies the list. */
  public SinksPage {
    Objects.requireNonNull(frame, "frame");
    rows = List.copyOf(rows);
  }

  /**
   * A sink.
   *
   * @param name its name
   * @param href its page
   * @param kind which kind it is
   * @param state how it is, in a word
   * @param until until when it is left alone; one at most
   * @param pending events that wait
   * @param failing those of them that failed
   * @param oldest since when the oldest waits; one at most
   * @param setAside events that it did not accept
   */
  public record Row(
      String name,
      String href,
      String kind,
      Chip state,
      List<Moment> until,
      String pending,
      String failing,
      List<Moment> oldest,
      String setAside) {
    /** Copies the lists. */
    public Row {
      until = List.copyOf(until);
      oldest = List.copyOf(oldest);
    }
  }
}
