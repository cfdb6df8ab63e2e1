package org.mailpromoter.console.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.MailWords;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.diagnosis.WhatIf;
import org.mailpromoter.installation.ask.WhatIfs;

/** Messages that settings would treat otherwise, in groups. */
public final class DifferenceRows {
  private static final int SHOWN = 20;

  private DifferenceRows() {}

  /** The groups of an answer that have messages. */
  public static List<RemedyPage.Group> of(WhatIfs.Answer answer, Instant now) {
    List<RemedyPage.Group> groups = new ArrayList<>();
    for (WhatIf.Effect effect : answer.effects()) {
      List<RemedyPage.Row> rows = rows(answer, each -> each.effects().contains(effect), now);
      long more = answer.summary().count(effect) - rows.size();
      groups.add(
          new RemedyPage.Group(
              title(effect), rows, more > 0 ? "and " + Words.number(more) + " more" : ""));
    }
    return groups;
  }

  private static List<RemedyPage.Row> rows(
      WhatIfs.Answer answer, Predicate<WhatIf.Difference> which, Instant now) {
    return answer.differences().stream()
        .filter(which)
        .limit(SHOWN)
        .map(each -> row(each, now))
        .toList();
  }

  private static RemedyPage.Row row(WhatIf.Difference difference, Instant now) {
    DecisionEntry entry = difference.message().entry();
    return new RemedyPage.Row(
        MessageScreen.path(difference.message()),
        Moment.of(entry.receivedAt(), now),
        MailWords.sender(entry),
        MailWords.subject(entry),
        chip(difference.before()),
        chip(difference.after()));
  }

  private static Chip chip(Decision decision) {
    return Outcomes.chip(decision.outcome(), decision.reason());
  }

  /** An effect as a heading. */
  public static String title(WhatIf.Effect effect) {
    return switch (effect) {
      case PROMOTED -> "Would be promoted";
      case PROMOTED_ALREADY -> "Activities already, and would be accepted, too";
      case NOT_PROMOTED -> "Would no longer be promoted";
      case CORRELATED_ELSEWHERE -> "Would belong to another conversation";
      case OTHER_OWNER -> "Would have another owner";
      case OTHER_REGARDING -> "Would be about another record";
      case OTHER_QUEUES -> "Would go to other queues";
      case OTHER_REASON -> "The same outcome for another reason";
    };
  }
}
