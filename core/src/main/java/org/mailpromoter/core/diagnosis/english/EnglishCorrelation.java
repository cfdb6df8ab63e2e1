package org.mailpromoter.core.diagnosis.english;

import java.util.Optional;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Clue;

/**
 * How mail was recognised as an answer, in a word or two.
 *
 * @since 0.1
 */
public final class EnglishCorrelation {
  private EnglishCorrelation() {}

  /**
   * The evidence, for example {@code References} or {@code In-Reply-To, its left part}.
   *
   * @param method the method of correlation
   * @param strategy the name of the strategy; empty if it is not known
   * @param clue what led to it; empty if it is not known
   */
  public static String of(CorrelationMethod method, String strategy, Optional<Clue> clue) {
    return switch (method) {
      case NONE, SKIPPED -> "";
      case X_HEADER -> "header of a mail program";
      case IN_REPLY_TO -> clue.map(EnglishCorrelation::header).orElse("In-Reply-To");
      case TRACKING_TOKEN ->
          clue.filter(EnglishCorrelation::isSigned).isPresent() ? "signed token" : "tracking token";
      case CONVERSATION_INDEX -> "conversation index";
      case SMART_MATCHING -> "smart matching";
      case CUSTOM -> strategy.isEmpty() ? "a strategy of a plugin" : "strategy " + strategy;
    };
  }

  private static boolean isSigned(Clue clue) {
    return clue.manner() == Clue.Manner.SIGNED_TOKEN;
  }

  private static String header(Clue clue) {
    return switch (clue.manner()) {
      case AS_IT_IS, SIGNED_TOKEN -> clue.where();
      case LEFT_PART -> clue.where() + ", its left part";
      case WITH_SUBJECT -> clue.where() + " and the subject";
      case COMMON_ANCESTOR -> "a common ancestor";
    };
  }
}
