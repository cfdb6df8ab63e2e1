package org.mailpromoter.installation.change;

import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.ChoiceStore;

/** A choice that is made already is not made again: it keeps its author and time. */
final class SameChoice {
  private SameChoice() {}

  /**
   * Makes a choice.
   *
   * @return false if it was made already
   */
  static boolean putUnlessMade(ChoiceStore store, Choice choice) {
    boolean made =
        store.choices().stream()
            .anyMatch(
                each ->
                    each.scope().equals(choice.scope())
                        && each.key().equals(choice.key())
                        && each.value().equals(choice.value()));
    if (!made) {
      store.put(choice);
    }
    return !made;
  }
}
