package org.mailpromoter.console.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which forms were sent, so that a page that is loaded again does not do its work again. It knows
 * the latest ones. Thread-safe.
 */
final class SentForms {
  private static final int MOST = 1_000;

  private final Set<String> words =
      Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));

  private static final class Latest extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > MOST;
    }
  }

  /** Whether a form is sent for the first time. A form without a word always is. */
  boolean isFirst(String word) {
    return word.isEmpty() || words.add(word);
  }
}
