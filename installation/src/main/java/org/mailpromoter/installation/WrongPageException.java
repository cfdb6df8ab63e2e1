package org.mailpromoter.installation;

import java.util.Objects;

/**
 * A page of a list is asked for by a word that no page of this list, under this filter, ends with.
 * A value without texts; callers write the sentence.
 */
public final class WrongPageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String word;

  /** A refusal of a word. */
  public WrongPageException(String word) {
    super(Objects.requireNonNull(word, "word"));
    this.word = word;
  }

  /** The word as it was given. */
  public String word() {
    return word;
  }
}
