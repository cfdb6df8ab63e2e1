package org.mailpromoter.console.access;

import java.util.Collections;
import java.util.Set;
import org.mailpromoter.access.Bounded;

/**
 * Which forms were sent, so that a page that is loaded again does not do its work again. It knows
 * the latest ones. Thread-safe.
 */
final class SentForms {
  private static final int MOST = 1_000;

  private final Set<String> words =
      Collections.synchronizedSet(Collections.newSetFromMap(new Bounded<>(MOST)));

  /** Whether a form is sent for the first time. A form without a word always is. */
  boolean isFirst(String word) {
    return word.isEmpty() || words.add(word);
  }
}
