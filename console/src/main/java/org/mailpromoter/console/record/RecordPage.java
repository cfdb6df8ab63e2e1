package org.mailpromoter.console.record;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;

/**
 * One record.
 *
 * @param frame its frame
 * @param id its id
 * @param action where its forms are sent
 * @param state whether it is in use
 * @param active whether it is in use, as a word of the form
 * @param owner whose it is; empty if nobody's
 * @param directory where it comes from
 * @param addresses its addresses
 * @param locked why the visitor cannot change it here; empty if they can
 */
public record RecordPage(
    Frame frame,
    String id,
    String action,
    Chip state,
    boolean active,
    String owner,
    String directory,
    List<Link> addresses,
    String locked) {
  /** Copies the list. */
  public RecordPage {
    Objects.requireNonNull(frame, "frame");
    addresses = List.copyOf(addresses);
  }

  /** Whether the visitor can change it. */
  public boolean isChangeable() {
    return locked.isEmpty();
  }
}
