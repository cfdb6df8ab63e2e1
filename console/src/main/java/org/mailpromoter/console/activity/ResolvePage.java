package org.mailpromoter.console.activity;

import java.util.Objects;
import org.mailpromoter.console.frame.Frame;

/**
 * What linking an address to a record would do.
 *
 * @param frame its frame
 * @param back the page of the activity, below which the form is sent
 * @param address the address
 * @param record the record, as a kind and an id; empty if it is to be written
 * @param count how many activities have the address, in words
 */
public record ResolvePage(Frame frame, String back, String address, String record, String count) {
  /** Rejects nulls. */
  public ResolvePage {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(back, "back");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(count, "count");
  }
}
