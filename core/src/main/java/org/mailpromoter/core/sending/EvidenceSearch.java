package org.mailpromoter.core.sending;

import java.time.Instant;
import java.util.Objects;

/**
 * A search for evidence of a mail that is uncertain. That nothing was found proves nothing.
 *
 * @param at when
 * @param folder the folder that was searched; empty if none could be
 * @param result what was found
 * @param words why it could not be searched; empty otherwise
 * @since 0.1
 */
public record EvidenceSearch(Instant at, String folder, Result result, String words) {
  /** What was found. */
  public enum Result {
    /** A copy of the mail. */
    FOUND,
    /** No copy of the mail. */
    NOT_THERE,
    /** The folder could not be searched. */
    NOT_SEARCHED
  }

  /** Rejects nulls. */
  public EvidenceSearch {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(words, "words");
  }
}
