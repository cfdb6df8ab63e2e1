package org.mailpromoter.core.policy;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;

/**
 * Keeps the settings that people chose at run time. Thread-safe.
 *
 * @since 0.1
 */
public interface ChoiceStore {
  /** Every choice in force, ordered by scope and key. */
  List<Choice> choices();

  /**
   * Choices that were ever made, the newest first; one that was taken back has an empty value.
   *
   * @param from where the page begins
   * @param limit how many at most, positive
   */
  Page<Choice> history(PageKey from, int limit);

  /** Adds a choice, or replaces the one for its scope and key. */
  void put(Choice choice);

  /**
   * Removes a choice, so the file or the default applies again; who removed it and when is kept.
   *
   * @return whether there was one
   */
  boolean remove(String scope, String key, Actor who, Instant at);
}
