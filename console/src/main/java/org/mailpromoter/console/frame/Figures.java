package org.mailpromoter.console.frame;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Timeline;
import org.mailpromoter.core.mailbox.MailboxId;

/** Numbers of messages out of one timeline, so that no page counts twice. Immutable. */
public final class Figures {
  private final Timeline timeline;

  /** The figures of a timeline. */
  public Figures(Timeline timeline) {
    this.timeline = Objects.requireNonNull(timeline, "timeline");
  }

  /** All messages. */
  public long all() {
    return count(each -> true);
  }

  /** Those with an outcome. */
  public long count(Outcome outcome) {
    return count(each -> each.outcome() == outcome);
  }

  /** Those of some kinds. */
  public long count(Predicate<DecisionCount> kinds) {
    return timeline.counts().stream()
        .map(Timeline.Count::kind)
        .filter(kinds)
        .mapToLong(DecisionCount::count)
        .sum();
  }

  /** The figures of one mailbox. */
  public Figures of(MailboxId mailbox) {
    return only(each -> each.kind().mailbox().equals(mailbox));
  }

  /** The figures of what was received from one time until before another. */
  public Figures between(Instant from, Instant until) {
    return only(each -> !each.from().isBefore(from) && each.from().isBefore(until));
  }

  private Figures only(Predicate<Timeline.Count> counts) {
    return new Figures(
        new Timeline(timeline.counts().stream().filter(counts).toList(), timeline.since()));
  }

  /** From when on all messages were counted; empty if that is the whole time. */
  public Optional<Instant> since() {
    return timeline.since();
  }
}
