package org.mailpromoter.app.command;

import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.message.MessageIdentity;

/** Constants as shown to people. */
final class Words {
  private Words() {}

  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case PROMOTED -> "promoted";
      case REFUSED -> "refused";
      case OUT_OF_SCOPE -> "out of scope";
    };
  }

  /** Mail that is out of scope has no reason of Dynamics 365. */
  static String reason(DecisionCount count) {
    return count.outcome() == Outcome.OUT_OF_SCOPE ? "" : count.reason().title();
  }

  static String method(CorrelationMethod method) {
    return constant(method);
  }

  static String subReason(SubReason reason) {
    return constant(reason);
  }

  /** A number of things, in the singular where it is one. */
  static String some(long count, String thing) {
    return count + " " + (count == 1 ? thing : plural(thing));
  }

  private static String plural(String thing) {
    boolean consonantBeforeY = thing.matches(".*[^aeiou]y");
    if (consonantBeforeY) {
      return thing.substring(0, thing.length() - 1) + "ies";
    }
    return thing + (thing.matches(".*(s|x|ch|sh)") ? "es" : "s");
  }

  /** The Message-ID of a message; null if it has none. */
  static @Nullable String messageId(MessageIdentity identity) {
    return identity.key().startsWith("<") ? identity.key() : null;
  }

  static String constant(Enum<?> constant) {
    return EnumWords.of(constant);
  }
}
