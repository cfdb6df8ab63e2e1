package org.mailpromoter.core.diagnosis;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.ImaginedHistory;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.Decider;

/**
 * Re-evaluates stored decisions under the current settings and under changed ones, and reports the
 * differences. It writes nothing and contacts no mailbox. Consequences are included: replies to a
 * message that would be promoted, and its copies in other mailboxes.
 *
 * <p>Memory is bounded by a page of decisions, and by a hundred bytes for each difference in
 * promotion.
 *
 * @since 0.1
 */
public final class WhatIf {
  private final DecisionHistory history;
  private final List<CorrelationStrategy> strategies;
  private final Decider decider = new Decider();

  /** The ways in which a message can differ. */
  public enum Effect {
    /** It would be promoted. */
    PROMOTED,
    /** It is an activity although it would be refused today, and would be accepted. */
    PROMOTED_ALREADY,
    /** It would no longer be promoted. */
    NOT_PROMOTED,
    /** It would belong to another conversation, or to none. */
    CORRELATED_ELSEWHERE,
    /** Its activity would have another owner. */
    OTHER_OWNER,
    /** Its activity would have another regarding record. */
    OTHER_REGARDING,
    /** Other queues would get it. */
    OTHER_QUEUES,
    /** It would be refused, or promoted, for another reason. */
    OTHER_REASON
  }

  /**
   * A message with a different result.
   *
   * @param message the stored decision
   * @param effects the differences, at least one
   * @param before the decision under the current settings
   * @param after the decision under the changed ones
   * @param follows whether it differs only because another message would
   */
  public record Difference(
      StoredDecision message,
      Set<Effect> effects,
      Decision before,
      Decision after,
      boolean follows) {}

  /**
   * The result of a comparison.
   *
   * @param messages how many were looked at
   * @param effects how many messages each effect has
   */
  public record Summary(long messages, Map<Effect, Long> effects) {
    /** The number of messages with an effect. */
    public long count(Effect effect) {
      return effects.getOrDefault(effect, 0L);
    }
  }

  /** Compares decisions of this history. */
  public WhatIf(DecisionHistory history, List<CorrelationStrategy> strategies) {
    this.history = history;
    this.strategies = List.copyOf(strategies);
  }

  /**
   * Compares the current settings with a change of them.
   *
   * @param filter which messages to look at
   * @param today the current settings
   * @param change the change
   * @param listener receives each message with a different result, in the order of decisions
   */
  public Summary compare(
      DecisionFilter filter, Policy today, Change change, Consumer<Difference> listener) {
    Run run = new Run(today, change, listener);
    new Pages(history, filter, DecisionHistory.With.FACTS).forEach(run::page);
    return new Summary(run.messages, run.effects);
  }

  /**
   * A message with both decisions, as far as it is looked at by itself.
   *
   * @param sought the keys that it seeks; null if nothing was different when it was looked at
   */
  private record Taken(
      StoredDecision stored,
      Facts facts,
      Decision before,
      Decision after,
      @Nullable Set<CorrelationKey> sought) {}

  private final class Run {
    private final Policy today;
    private final Change change;
    private final Consumer<Difference> listener;
    private @Nullable ImaginedHistory imagined;
    private final Map<Effect, Long> effects = new EnumMap<>(Effect.class);
    private long messages;

    Run(Policy today, Change change, Consumer<Difference> listener) {
      this.today = today;
      this.change = change;
      this.listener = listener;
    }

    /** Work that is independent for each message is done in parallel. */
    void page(List<StoredDecision> page) {
      ImaginedHistory before = imagined;
      page.parallelStream().map(stored -> take(stored, before)).forEachOrdered(this::compare);
    }

    private Taken take(StoredDecision stored, @Nullable ImaginedHistory before) {
      Facts facts = StoredEvidence.facts(stored);
      return new Taken(
          stored,
          facts,
          decider.decide(facts, today),
          changed(facts),
          before == null ? null : before.sought(facts));
    }

    private Decision changed(Facts facts) {
      Grounds grounds = change.in(new Grounds(facts, today));
      return decider.decide(grounds.facts(), grounds.policy());
    }

    /** Sequential, because each message may depend on those before it. */
    private void compare(Taken taken) {
      messages++;
      Facts facts = imagined == null ? taken.facts() : asImagined(taken, imagined);
      boolean touched = imagined != null && !facts.equals(taken.facts());
      Decision after = touched ? changed(facts) : taken.after();
      Set<Effect> different = effects(taken, after);
      if (different.isEmpty()) {
        return;
      }
      imagine(taken, facts, after, different);
      different.forEach(each -> effects.merge(each, 1L, Long::sum));
      boolean follows = touched && !effects(taken, taken.after()).equals(different);
      listener.accept(new Difference(taken.stored(), different, taken.before(), after, follows));
    }

    private static Facts asImagined(Taken taken, ImaginedHistory imagined) {
      return taken.sought() == null
          ? imagined.of(taken.facts())
          : imagined.of(taken.facts(), taken.sought());
    }

    private void imagine(Taken taken, Facts facts, Decision after, Set<Effect> different) {
      if (different.contains(Effect.PROMOTED) && after instanceof Decision.Promote promote) {
        imagined(facts).exists(taken.stored().id().value(), facts, promote.creation());
      } else if (different.contains(Effect.NOT_PROMOTED)) {
        taken.stored().entry().activity().ifPresent(imagined(facts)::missing);
      }
    }

    /** Strategies that are switched off under the changed settings need not be asked. */
    private ImaginedHistory imagined(Facts any) {
      if (imagined == null) {
        OrganizationSettings settings = change.in(new Grounds(any, today)).policy().organization();
        imagined =
            new ImaginedHistory(
                strategies.stream()
                    .filter(s -> settings.switchAgainst(s.name(), s.method(), false).isEmpty())
                    .toList(),
                WhatIf.this::facts);
      }
      return imagined;
    }
  }

  private Optional<Facts> facts(long message) {
    return history
        .find(new DecisionId(message))
        .filter(stored -> stored.entry().hasEvidence())
        .map(StoredEvidence::facts);
  }

  private static Set<Effect> effects(Taken taken, Decision after) {
    Decision before = taken.before();
    boolean promotedBefore = before instanceof Decision.Promote;
    boolean promotedAfter = after instanceof Decision.Promote;
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    if (promotedAfter && !promotedBefore) {
      boolean already = taken.stored().entry().activity().isPresent();
      effects.add(already ? Effect.PROMOTED_ALREADY : Effect.PROMOTED);
    } else if (promotedBefore && !promotedAfter) {
      effects.add(Effect.NOT_PROMOTED);
    } else if (before.reason() != after.reason()) {
      effects.add(Effect.OTHER_REASON);
    }
    if (before instanceof Decision.Promote one && after instanceof Decision.Promote other) {
      compare(one, other, effects);
    }
    return effects;
  }

  private static void compare(Decision.Promote one, Decision.Promote other, Set<Effect> effects) {
    if (!parent(one).equals(parent(other))) {
      effects.add(Effect.CORRELATED_ELSEWHERE);
    }
    if (!one.creation().owner().equals(other.creation().owner())) {
      effects.add(Effect.OTHER_OWNER);
    }
    if (!one.creation().regarding().equals(other.creation().regarding())) {
      effects.add(Effect.OTHER_REGARDING);
    }
    if (!one.creation().queues().equals(other.creation().queues())) {
      effects.add(Effect.OTHER_QUEUES);
    }
  }

  private static Optional<ActivityId> parent(Decision.Promote promote) {
    return promote.correlated().match().map(Match::activity);
  }
}
