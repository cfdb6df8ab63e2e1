package org.mailpromoter.core.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * The portions that are read and decided ahead, in their order. Each rests on those before it: when
 * one is decided again, those behind it are, too. Used by the session's thread.
 */
final class DecidedAhead {
  private final Workshop workshop;
  private final PageDecider decider;
  private final Deque<Portion> portions = new ArrayDeque<>();

  DecidedAhead(Workshop workshop, PageDecider decider) {
    this.workshop = workshop;
    this.decider = decider;
  }

  int size() {
    return portions.size();
  }

  /** Adds a portion behind the others, and lets it be decided. */
  void add(Portion portion) {
    portions.addLast(portion);
    if (isDecidable(portion)) {
      decide(portion);
    }
  }

  /** Those that are not taken, in their order. */
  Iterable<Portion> portions() {
    return Collections.unmodifiableCollection(portions);
  }

  /** Takes the first portion, which is finished next. */
  Portion next() {
    return portions.removeFirst();
  }

  /**
   * Lets portions that were overtaken be decided again, before the others, which are so, too. Their
   * numbers may be what others took.
   */
  void putBack(List<Portion> former) {
    for (int i = former.size() - 1; i >= 0; i--) {
      portions.addFirst(former.get(i));
    }
    discard();
    workshop.betweenDecisions(decider::forgetNumbers);
    decideAll();
  }

  /**
   * Decides a portion again that was taken, and those behind it.
   *
   * @param failures why the activities of some of its messages could not be created
   * @param gone what was said about those that the mailbox no longer lists
   */
  DecidedPage anew(
      Portion portion, Map<MessageRef, Obstacle> failures, Map<MessageRef, Obstacle> gone)
      throws InterruptedException, ExecutionException {
    portions.addFirst(portion);
    discard();
    portions.removeFirst();
    portion.decision(workshop.decide(() -> portion.decide(decider, failures, gone)));
    decideAll();
    return decision(portion);
  }

  /** The decision about a portion, when it is taken. */
  static DecidedPage decision(Portion portion) throws InterruptedException, ExecutionException {
    return Objects.requireNonNull(portion.decision(), "decision").get();
  }

  /** Discards what is decided, so that something else can be decided before. */
  void discard() {
    List<Future<DecidedPage>> former = new ArrayList<>();
    for (Portion each : portions) {
      Future<DecidedPage> decision = each.decision();
      if (decision != null) {
        former.add(decision);
      }
    }
    workshop.betweenDecisions(() -> former.forEach(DecidedAhead::discard));
  }

  private static void discard(Future<DecidedPage> former) {
    try {
      former.get().gathered().discard();
    } catch (ExecutionException e) {
      // it was never decided
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the workshop closes
    }
  }

  /** Lets all portions be decided after they were discarded. */
  void decideAll() {
    portions.stream().filter(DecidedAhead::isDecidable).forEach(this::decide);
  }

  private static boolean isDecidable(Portion portion) {
    return !portion.isSuspect() && !portion.isNothing();
  }

  private void decide(Portion portion) {
    portion.decision(workshop.decide(() -> portion.decide(decider, Map.of(), Map.of())));
  }
}
