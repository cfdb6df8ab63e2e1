package org.mailpromoter.console.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mailpromoter.access.Visit;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.Change;
import org.mailpromoter.core.diagnosis.WhatIf;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;

/** The mail of the last 30 days, as far as a visitor may try settings on it. */
public final class PastMail {
  /** How far back the effect of changes is counted. */
  public static final Duration LOOKED_BACK = Duration.ofDays(30);

  /** The most differences that are held and listed. */
  public static final int MOST = 500;

  private final Visit visit;

  /** The mail for a visitor. */
  public PastMail(Visit visit) {
    this.visit = visit;
  }

  /** How many messages there are. */
  public long count() {
    return new AnalyzedMessages(visit.open())
        .visibleTo(visit.permissions(), visit.sight())
        .count(recent());
  }

  /** What settings would have done to it. */
  public WhatIfs.Answer compare(WhatIfs.Settings settings) {
    WhatIfs whatIfs = new WhatIfs(visit.open());
    return compare(filter -> whatIfs.compare(filter, settings, MOST, new Task()));
  }

  /** What a change would have done to it. */
  public WhatIfs.Answer compare(Change change) {
    WhatIfs whatIfs = new WhatIfs(visit.open());
    return compare(filter -> whatIfs.compare(filter, change, MOST, new Task()));
  }

  private WhatIfs.Answer compare(Function<DecisionFilter, WhatIfs.Answer> compare) {
    if (visit.permissions().reach(Operation.TRY_SETTINGS) == Reach.ALL) {
      return compare.apply(recent());
    }
    return joined(
        visit.permissions().mailboxes().stream()
            .sorted()
            .map(each -> compare.apply(recent().withMailbox(each)))
            .toList());
  }

  private DecisionFilter recent() {
    return DecisionFilter.all().withReceivedFrom(visit.open().now().minus(LOOKED_BACK));
  }

  private static WhatIfs.Answer joined(List<WhatIfs.Answer> answers) {
    long messages = 0;
    long notListed = 0;
    Map<WhatIf.Effect, Long> effects = new EnumMap<>(WhatIf.Effect.class);
    List<WhatIfs.Turn> turns = new ArrayList<>();
    List<WhatIf.Difference> differences = new ArrayList<>();
    for (WhatIfs.Answer each : answers) {
      messages += each.summary().messages();
      notListed += each.notListed();
      each.summary().effects().forEach((effect, count) -> effects.merge(effect, count, Long::sum));
      turns.addAll(each.turns());
      differences.addAll(each.differences());
    }
    return new WhatIfs.Answer(new WhatIf.Summary(messages, effects), turns, differences, notListed);
  }
}
