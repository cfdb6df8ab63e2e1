package org.mailpromoter.core.diagnosis.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.diagnosis.DecisionVerifier;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.core.diagnosis.WhatIf;

/**
 * What comparing decisions finds, in words.
 *
 * @since 0.1
 */
public final class EnglishComparison {
  private EnglishComparison() {}

  /** What would happen, as a predicate of "the message". */
  public static String of(WhatIf.Effect effect) {
    return switch (effect) {
      case PROMOTED -> "would be promoted";
      case PROMOTED_ALREADY -> "are activities already, and would be accepted again";
      case NOT_PROMOTED -> "would not be promoted any more";
      case CORRELATED_ELSEWHERE -> "would be correlated elsewhere";
      case OTHER_OWNER -> "would have another owner";
      case OTHER_REGARDING -> "would be about another record";
      case OTHER_QUEUES -> "would go to other queues";
      case OTHER_REASON -> "would have another reason";
    };
  }

  /** How a decision differs from the recorded one. */
  public static String of(DecisionVerifier.Difference difference) {
    DecisionEntry entry = difference.stored().entry();
    return difference.onlyInEvidence()
        ? "the outcome is the same, but the evidence differs from what was recorded"
        : "it was "
            + entry.reason().title()
            + " "
            + entry.subReasons()
            + " and comes out "
            + difference.again().reason().title()
            + " "
            + difference.again().subReasons();
  }

  /** What is odd about a match. */
  public static String of(Report.Suspicious match) {
    List<String> odd = new ArrayList<>();
    match
        .remarks()
        .forEach(remark -> odd.add(remark.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    if (match.conflict()) {
      odd.add("the correlation methods found different conversations");
    }
    return String.join("; ", odd);
  }
}
