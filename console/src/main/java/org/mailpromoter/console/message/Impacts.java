package org.mailpromoter.console.message;

import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.diagnosis.WhatIf;

/** What settings would do to mail, in a sentence with its denominator and its window. */
public final class Impacts {
  private Impacts() {}

  /** The sentence. */
  public static String sentence(WhatIf.Summary summary) {
    return "Of "
        + Words.count(summary.messages(), "message", "messages")
        + " of the last 30 days, "
        + Words.number(summary.count(WhatIf.Effect.PROMOTED))
        + " would be promoted that were not, and "
        + Words.number(summary.count(WhatIf.Effect.NOT_PROMOTED))
        + " would no longer be.";
  }
}
