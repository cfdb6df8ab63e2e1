package org.mailpromoter.core.draft;

/**
 * The number of a draft. Numbers are not used again.
 *
 * @param value positive
 * @since 0.1
 */
public record DraftId(long value) {
  /** Rejects what is not positive. */
  public DraftId {
    if (value < 1) {
      throw new IllegalArgumentException("not the number of a draft: " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
