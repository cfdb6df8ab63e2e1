package org.mailpromoter.core.policy;

import java.time.Instant;
import java.util.List;

/**
 * Keeps the settings that people chose at run time.
 *
 * @since 0.1
 */
public interface ChoiceStore {
  /** Every choice in force, ordered by scope and key. */
  List<Choice> choices();

  /** Every choice ever made, the oldest first; a removed one has an empty value. */
  List<Choice> history();

  /** Adds a choice, or replaces the one for its scope and key. */
  void put(Choice choice);

  /**
   * Removes a choice, so the file or the default applies again; who removed it and when is kept.
   *
   * @return whether there was one
   */
  boolean remove(String scope, String key, String who, Instant at);
}
