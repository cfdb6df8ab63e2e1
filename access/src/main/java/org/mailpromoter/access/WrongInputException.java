package org.mailpromoter.access;

import java.util.List;
import java.util.Objects;

/** Values of a request are wrong. Nothing was changed. */
public final class WrongInputException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * A wrong value.
   *
   * @param where a form field, a query parameter, or a JSON pointer into the body (RFC 6901)
   * @param sentence what is wrong and what would be right
   */
  public record Problem(String where, String sentence) {
    /** Rejects nulls. */
    public Problem {
      Objects.requireNonNull(where, "where");
      Objects.requireNonNull(sentence, "sentence");
    }
  }

  /** Wrong values, at least one. */
  public WrongInputException(List<Problem> problems) {
    super(problems.get(0).where() + ": " + problems.get(0).sentence());
    this.problems = List.copyOf(problems);
  }

  /** One wrong value. */
  public static WrongInputException of(String where, String sentence) {
    return new WrongInputException(List.of(new Problem(where, sentence)));
  }

  /** All of them. */
  public List<Problem> problems() {
    return problems;
  }
}
