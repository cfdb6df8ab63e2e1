package org.mailpromoter.core.diagnosis.english;

import org.mailpromoter.core.correlation.StrategyFault;

/** What a strategy did wrong, as a sentence without a full stop. */
final class EnglishStrategyFault {
  private static final String NOT_AGAIN = " and is not called again in this run";

  private EnglishStrategyFault() {}

  static String of(StrategyFault fault) {
    return fault.inARow() == 0
        ? what(fault)
        : "it failed "
            + fault.inARow()
            + " times in a row"
            + NOT_AGAIN
            + "; the last time: "
            + what(fault);
  }

  private static String what(StrategyFault fault) {
    long number = fault.number();
    return switch (fault.kind()) {
      case EARLIER -> fault.said();
      case THREW -> "it threw " + thrown(fault.said());
      case ENDED_PROGRAM -> "it tried to end the program, which plugins must not do";
      case NULL_KEYS -> "it returned null for keys";
      case NULL_KEY -> "it returned a key that is null";
      case NULL_JUDGEMENT -> "it returned null for a judgement";
      case TOO_MANY_KEYS -> "it returned more than " + number + " keys";
      case TEXT_TOO_LONG -> "it returned a text of " + number + " characters, which is too long";
      case MATCHED_ANOTHER -> "it matched activity " + number + ", which it was not given";
      case WHERE_IS_NO_WORD -> "it says in more than one word where its evidence is";
      case HANGS ->
          "it did not answer within "
              + number
              + " ms; it is not called again, and its thread is lost until the program ends";
      case LEFT_THREADS -> "it left " + number + " threads running" + NOT_AGAIN;
    };
  }

  private static String thrown(String said) {
    return said.isEmpty() ? "something that cannot even be printed" : said;
  }
}
