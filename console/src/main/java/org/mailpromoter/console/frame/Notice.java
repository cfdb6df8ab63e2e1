package org.mailpromoter.console.frame;

import java.util.List;
import java.util.Objects;

/**
 * A sentence above the content of a page.
 *
 * @param tone how good or bad it is
 * @param sentence what happened, and what to do
 * @param links where to go on
 */
public record Notice(Tone tone, String sentence, List<Link> links) {
  /** Copies the list. */
  public Notice {
    Objects.requireNonNull(tone, "tone");
    Objects.requireNonNull(sentence, "sentence");
    links = List.copyOf(links);
  }

  /** A notice without links. */
  public static Notice of(Tone tone, String sentence) {
    return new Notice(tone, sentence, List.of());
  }
}
