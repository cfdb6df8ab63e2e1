package org.mailpromoter.app.command;

import java.util.stream.Collectors;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.WhatIf;
import org.mailpromoter.core.diagnosis.english.EnglishComparison;
import org.mailpromoter.installation.ask.WhatIfs;

/** The effect of other settings, for people. */
final class WhatIfTables {
  private WhatIfTables() {}

  static void print(WhatIfs.Answer answer, Screen screen) {
    long messages = answer.summary().messages();
    if (answer.effects().isEmpty()) {
      screen.say("None of " + messages + " messages would have another outcome.");
      return;
    }
    screen.say("Of " + messages + " past messages:");
    screen.table(effects(answer));
    screen.say("");
    screen.table(reasons(answer));
    screen.say("");
    screen.table(differences(answer));
    long more = answer.notListed();
    screen.say(more == 0 ? "" : "and " + more + " more (--limit shows more).");
    screen.say("Nothing was changed.");
  }

  private static Table effects(WhatIfs.Answer answer) {
    Table effects = new Table("effect", "messages");
    answer
        .effects()
        .forEach(each -> effects.row(EnglishComparison.of(each), answer.summary().count(each)));
    return effects;
  }

  private static Table reasons(WhatIfs.Answer answer) {
    Table reasons = new Table("before", "after", "messages");
    answer
        .turns()
        .forEach(each -> reasons.row(why(each.before()), why(each.after()), each.messages()));
    return reasons;
  }

  private static Table differences(WhatIfs.Answer answer) {
    Table list =
        new Table(
            "decision", "received", "mailbox", "from", "subject", "effect", "before", "after");
    for (WhatIf.Difference each : answer.differences()) {
      StoredDecision message = each.message();
      list.row(
          message.id().value(),
          message.entry().receivedAt(),
          message.mailbox(),
          message.entry().sender(),
          message.entry().subject(),
          effects(each),
          why(each.before()),
          why(each.after()));
    }
    return list;
  }

  private static String effects(WhatIf.Difference difference) {
    return difference.effects().stream()
            .map(EnglishComparison::of)
            .collect(Collectors.joining("; "))
        + (difference.follows() ? " (follows from another message)" : "");
  }

  private static String why(WhatIfs.Judged judged) {
    return judged.outcome() == Outcome.OUT_OF_SCOPE ? "out of scope" : judged.reason().title();
  }

  private static String why(Decision decision) {
    return decision.reason() == Reason.UNKNOWN ? "out of scope" : decision.reason().title();
  }
}
