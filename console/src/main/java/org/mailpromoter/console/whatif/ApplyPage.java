package org.mailpromoter.console.whatif;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;

/**
 * All changes of a draft, before they are made.
 *
 * @param frame its frame
 * @param changes the changes
 * @param hidden the fields that hold them, and the values that they replace
 * @param button what the button says; empty if there is nothing to do
 * @param back the workbench with the draft
 */
public record ApplyPage(
    Frame frame,
    List<WhatIfPage.Change> changes,
    List<WhatIfPage.Hidden> hidden,
    String button,
    String back) {
  /** Copies the lists. */
  public ApplyPage {
    Objects.requireNonNull(frame, "frame");
    changes = List.copyOf(changes);
    hidden = List.copyOf(hidden);
  }
}
