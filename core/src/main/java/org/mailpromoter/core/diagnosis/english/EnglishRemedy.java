package org.mailpromoter.core.diagnosis.english;

import org.mailpromoter.core.diagnosis.Change;
import org.mailpromoter.core.diagnosis.Impact;
import org.mailpromoter.core.diagnosis.Remedy;

/**
 * Remedies as sentences.
 *
 * @since 0.1
 */
public final class EnglishRemedy {
  private EnglishRemedy() {}

  /** What to do and what it changes. */
  public static String of(Remedy remedy) {
    return EnglishAction.of(remedy.change())
        + ": the message would be promoted with "
        + remedy.reason().title()
        + "."
        + others(remedy.change().scope(), remedy.impact());
  }

  private static String others(Change.Scope scope, Impact impact) {
    if (!impact.counted() || scope == Change.Scope.ONE_MESSAGE) {
      return "";
    }
    long others = Math.max(0, impact.promoted() - 1);
    String lost =
        impact.noLonger() == 0 ? "" : ", and " + impact.noLonger() + " would not be any more";
    return (impact.messages() == 1
            ? " Of the only message stored "
            : " Of the last " + impact.messages() + " messages ")
        + (others == 0 ? "no other" : others + (others == 1 ? " other" : " others"))
        + " would be promoted"
        + lost
        + ".";
  }
}
