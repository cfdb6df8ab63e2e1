package org.mailpromoter.console.record;

import java.util.Objects;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;

/**
 * The form of a new record.
 *
 * @param frame its frame; its notices say what is wrong
 * @param kinds the kinds to choose from
 * @param id what was typed as its id
 * @param name what was typed as its name
 * @param addresses what was typed as its addresses
 */
public record NewRecordPage(Frame frame, Choices kinds, String id, String name, String addresses) {
  /** Rejects nulls. */
  public NewRecordPage {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(kinds, "kinds");
  }
}
