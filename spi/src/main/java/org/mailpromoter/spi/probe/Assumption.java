package org.mailpromoter.spi.probe;

import java.util.Objects;

/**
 * What is assumed or documented, and what follows if it holds and if not. Immutable.
 *
 * <pre>{@code
 * static final Assumption ORDER =
 *     new Assumption("order", "Lists are in order.", "One request is enough.", "Lists are sorted.");
 *
 * Finding finding = ORDER.holds(misplaced == 0, misplaced + " of 20 messages were out of order.");
 * }</pre>
 *
 * @param id its name, for programs and for those who compare reports: lower-case words with hyphens
 * @param sentence what is assumed
 * @param fine what follows for the product if it holds, as a sentence
 * @param otherwise what follows if not, as a sentence
 * @since 0.1
 */
public record Assumption(String id, String sentence, String fine, String otherwise) {
  /** Checks for nulls. */
  public Assumption {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(fine, "fine");
    Objects.requireNonNull(otherwise, "otherwise");
  }

  /** It holds, or the server does something else. */
  public Finding holds(boolean holds, String seen) {
    return holds
        ? new Finding(id, sentence, Finding.Result.AS_DOCUMENTED, seen, fine)
        : new Finding(id, sentence, Finding.Result.DIFFERS, seen, otherwise);
  }

  /**
   * Nothing was seen that could tell.
   *
   * @param why the reason, as a sentence
   */
  public Finding notChecked(String why) {
    return new Finding(
        id, sentence, Finding.Result.NOT_CHECKED, why, "If it differs: " + otherwise);
  }
}
