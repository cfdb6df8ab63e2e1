package org.mailpromoter.web;

import java.util.Objects;

/** A server cannot be started. Its message says what is wrong, in a sentence. */
public final class ListenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * A server that cannot be started.
   *
   * @param sentence what is wrong
   * @param remedy what to do about it
   */
  public ListenException(String sentence, String remedy) {
    super(Objects.requireNonNull(sentence, "sentence"));
    this.remedy = Objects.requireNonNull(remedy, "remedy");
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
