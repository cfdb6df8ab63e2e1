package org.mailpromoter.console.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.MailWords;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.message.DifferenceRows;
import org.mailpromoter.console.message.MessageScreen;
import org.mailpromoter.console.message.Outcomes;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.diagnosis.WhatIf;
import org.mailpromoter.core.diagnosis.english.EnglishQuestion;
import org.mailpromoter.installation.ask.WhatIfs;

/** What a draft would do, as the workbench shows it. */
final class Results {
  private static final int ROWS = 20;
  private static final int TURNS = 12;

  private final WhatIfs.Answer answer;
  private final Period period;
  private final Instant now;

  Results(WhatIfs.Answer answer, Period period, Instant now) {
    this.answer = answer;
    this.period = period;
    this.now = now;
  }

  WhatIfPage.Result result() {
    return new WhatIfPage.Result(verdict(), bars(), turns(), groups());
  }

  private String verdict() {
    WhatIf.Summary summary = answer.summary();
    String all =
        "Of "
            + Words.count(summary.messages(), "message", "messages")
            + " of the "
            + period.label().toLowerCase(Locale.ROOT)
            + ", ";
    long more = summary.count(WhatIf.Effect.PROMOTED);
    long fewer = summary.count(WhatIf.Effect.NOT_PROMOTED);
    if (answer.effects().isEmpty()) {
      return all + "none would have another result.";
    }
    return all
        + Words.number(more)
        + " would be promoted that were not, and "
        + Words.number(fewer)
        + " would no longer be.";
  }

  private List<WhatIfPage.Bar> bars() {
    long examined = Math.max(1, answer.summary().messages());
    return answer.effects().stream().map(each -> bar(each, examined)).toList();
  }

  private WhatIfPage.Bar bar(WhatIf.Effect effect, long examined) {
    long count = answer.summary().count(effect);
    return new WhatIfPage.Bar(
        DifferenceRows.title(effect),
        Words.number(count),
        Words.share(count, answer.summary().messages()),
        (int) Math.min(100, Math.max(1, 100 * count / examined)),
        effect == WhatIf.Effect.NOT_PROMOTED);
  }

  private List<WhatIfPage.Turn> turns() {
    return answer.turns().stream()
        .sorted(Comparator.comparing(WhatIfs.Turn::messages).reversed())
        .limit(TURNS)
        .map(
            each ->
                new WhatIfPage.Turn(
                    chip(each.before()), chip(each.after()), Words.number(each.messages())))
        .toList();
  }

  private static Chip chip(WhatIfs.Judged judged) {
    return Outcomes.chip(judged.outcome(), judged.reason());
  }

  private List<WhatIfPage.Group> groups() {
    List<WhatIfPage.Group> groups = new ArrayList<>();
    for (WhatIf.Effect effect : answer.effects()) {
      List<WhatIfPage.Row> rows =
          answer.differences().stream()
              .filter(each -> each.effects().contains(effect))
              .limit(ROWS)
              .map(this::row)
              .toList();
      long more = answer.summary().count(effect) - rows.size();
      groups.add(
          new WhatIfPage.Group(
              DifferenceRows.title(effect),
              rows,
              more > 0 ? "and " + Words.number(more) + " more" : ""));
    }
    return groups;
  }

  private WhatIfPage.Row row(WhatIf.Difference difference) {
    DecisionEntry entry = difference.message().entry();
    return new WhatIfPage.Row(
        MessageScreen.path(difference.message()),
        Moment.of(entry.receivedAt(), now),
        MailWords.sender(entry),
        MailWords.subject(entry),
        Outcomes.chip(difference.before().outcome(), difference.before().reason()),
        Outcomes.chip(difference.after().outcome(), difference.after().reason()),
        difference.follows()
            ? "Follows another message that would become an activity, or would not."
            : question(difference.before(), difference.after()));
  }

  /** The first question with another answer, or else the first that saw something else. */
  static String question(Decision before, Decision after) {
    List<Step> was = before.trace().steps();
    List<Step> is = after.trace().steps();
    int both = Math.min(was.size(), is.size());
    for (int i = 0; i < both; i++) {
      boolean same =
          was.get(i).question() == is.get(i).question()
              && was.get(i).verdict() == is.get(i).verdict();
      if (!same) {
        return EnglishQuestion.of(is.get(i).question());
      }
    }
    for (int i = 0; i < both; i++) {
      if (!was.get(i).equals(is.get(i))) {
        return EnglishQuestion.of(is.get(i).question());
      }
    }
    return "";
  }
}
