package org.mailpromoter.app.command;

import java.util.List;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.Outcome;

/** How many messages had which result, as a table for people. */
final class CountTable {
  private CountTable() {}

  static Table of(List<DecisionCount> counts) {
    Table table = new Table("mailbox", "outcome", "reason", "messages");
    counts.forEach(each -> row(table, each));
    return table;
  }

  private static void row(Table table, DecisionCount count) {
    table.row(count.mailbox(), words(count.outcome()), reason(count), count.count());
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case PROMOTED -> "promoted";
      case REFUSED -> "refused";
      case OUT_OF_SCOPE -> "out of scope";
    };
  }

  /** Mail that is out of scope has no reason of Dynamics 365. */
  private static String reason(DecisionCount count) {
    return count.outcome() == Outcome.OUT_OF_SCOPE ? "" : count.reason().title();
  }
}
