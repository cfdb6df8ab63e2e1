package org.mailpromoter.console.sink;

import java.util.Objects;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;

/**
 * What a sink would be told of once more.
 *
 * @param frame its frame
 * @param path where it is done
 * @param sink the page of the sink
 * @param since from when on, as it was written
 * @param from from when on
 * @param count how many activities, in words
 * @param none whether there is nothing to tell
 */
public record ReplayPage(
    Frame frame, String path, String sink, String since, Moment from, String count, boolean none) {
  /** Rejects nulls. */
  public ReplayPage {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(from, "from");
  }
}
