package org.mailpromoter.core.correlation;

import java.util.Objects;

/**
 * Why a strategy has no answer. It is stored and compared, so it contains no sentence; {@code
 * core.diagnosis.english} puts it into words.
 *
 * @param kind what it did
 * @param number how many or which, as the kind says; 0 for kinds without a number
 * @param said what the strategy threw, as it prints itself and cut to 300 characters; empty for
 *     other kinds, and if it cannot be printed
 * @param inARow how many failures in a row made the host stop calling it, of which this was the
 *     last; 0 if it is still called
 * @since 0.1
 */
public record StrategyFault(Kind kind, long number, String said, int inARow) {
  /** Plugins can say a lot, and it is stored with every message. */
  private static final int LONGEST = 300;

  /** What a strategy did. Stored by position: new constants go to the end. */
  public enum Kind {
    /** What a version before 0.1 wrote down as a sentence. */
    EARLIER,
    /** It threw something. */
    THREW,
    /** It tried to end the program. */
    ENDED_PROGRAM,
    /** It returned null for keys. */
    NULL_KEYS,
    /** One of its keys is null. */
    NULL_KEY,
    /** It returned null for a judgement. */
    NULL_JUDGEMENT,
    /** It returned more keys than the number. */
    TOO_MANY_KEYS,
    /** It returned a text with that number of characters, which is too long. */
    TEXT_TOO_LONG,
    /** It matched the activity with the number, which it was not given. */
    MATCHED_ANOTHER,
    /** What it says of where its evidence is, is not a single word. */
    WHERE_IS_NO_WORD,
    /** It did not answer within that number of milliseconds, and is not called again. */
    HANGS,
    /** It left that number of threads running, and is not called again in the run. */
    LEFT_THREADS
  }

  /** Cuts what was said. */
  public StrategyFault {
    Objects.requireNonNull(kind, "kind");
    said = said.substring(0, Math.min(LONGEST, said.length()));
  }

  /** A fault without words. */
  public static StrategyFault of(Kind kind, long number) {
    return new StrategyFault(kind, number, "", 0);
  }

  /** The strategy threw something that prints itself so. */
  public static StrategyFault threw(String said) {
    return new StrategyFault(Kind.THREW, 0, said, 0);
  }

  /**
   * The same fault as the last of several in a row, after which the strategy is not called again.
   *
   * @param failures how many there were in a row
   */
  public StrategyFault lastOf(int failures) {
    return new StrategyFault(kind, number, said, failures);
  }
}
