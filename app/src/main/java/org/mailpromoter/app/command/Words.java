package org.mailpromoter.app.command;

import java.util.Locale;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.SubReason;

/** Constants as people read them. */
final class Words {
  private Words() {}

  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case PROMOTED -> "promoted";
      case REFUSED -> "refused";
      case OUT_OF_SCOPE -> "left alone";
    };
  }

  /** Mail that is left alone has no reason of the original's. */
  static String reason(DecisionCount count) {
    return count.outcome() == Outcome.OUT_OF_SCOPE ? "" : count.reason().title();
  }

  static String method(CorrelationMethod method) {
    return constant(method);
  }

  static String subReason(SubReason reason) {
    return constant(reason);
  }

  static String constant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
