package org.mailpromoter.console.frame;

import java.util.Objects;

/**
 * A word with a tone.
 *
 * @param tone how good or bad it is
 * @param label the word
 */
public record Chip(Tone tone, String label) {
  /** Rejects nulls. */
  public Chip {
    Objects.requireNonNull(tone, "tone");
    Objects.requireNonNull(label, "label");
  }
}
