package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;

/**
 * Messages of one page that are decided and written together. All but the last portion of a page
 * leave the cursor where it is, so that a page that is cut short is read again, and what of it was
 * written is recognised. The decision is replaced when something it rests on turns out otherwise.
 */
final class Portion implements BodiesAhead.Needs {
  private final Cursor from;
  private final Cursor to;
  private final List<MessageRef> refs;
  private final List<Future<List<Incoming>>> parsed;
  private final Counts counts;
  private final boolean suspect;
  private final Map<MessageRef, Body> bodies = new HashMap<>();
  private int overtaken;
  private @Nullable Future<DecidedPage> decision;

  /**
   * Counts of messages in addition to their decisions.
   *
   * @param repeated messages that were repeated
   * @param vanished messages that are gone
   * @param remaining messages of the folder behind this portion, -1 when unknown
   */
  record Counts(long repeated, long vanished, long remaining) {}

  Portion(
      Cursor from,
      Cursor to,
      List<Future<List<Incoming>>> parsed,
      List<MessageRef> refs,
      Counts counts,
      boolean suspect) {
    this.from = from;
    this.to = to;
    this.refs = refs;
    this.parsed = parsed;
    this.counts = counts;
    this.suspect = suspect;
  }

  Cursor from() {
    return from;
  }

  Cursor to() {
    return to;
  }

  List<MessageRef> refs() {
    return refs;
  }

  Counts counts() {
    return counts;
  }

  /** The bodies that were read, which need not be read again when it is decided again. */
  @Override
  public Map<MessageRef, Body> bodies() {
    return bodies;
  }

  @Override
  public boolean isDecided() {
    Future<DecidedPage> taken = decision;
    return taken != null && taken.isDone();
  }

  @Override
  public List<Change.Arrived> lacking() throws InterruptedException, ExecutionException {
    return PageCompletion.unread(DecidedAhead.decision(this), bodies);
  }

  /**
   * What is to be decided again because others wrote something meanwhile: this portion, or its
   * halves when that happens again and again.
   */
  List<Portion> overtaken() throws InterruptedException, ExecutionException {
    overtaken++;
    if (overtaken < Overtaking.TOGETHER || refs.size() < 2) {
      return List.of(this);
    }
    List<Incoming> messages = messages();
    int half = messages.size() / 2;
    long behind = (long) messages.size() - half;
    long remaining = counts.remaining() < 0 ? -1 : counts.remaining() + behind;
    Portion first = part(from, messages.subList(0, half), new Counts(0, 0, remaining));
    first.decision = decision; // to be discarded
    return List.of(first, part(to, messages.subList(half, messages.size()), counts));
  }

  private Portion part(Cursor end, List<Incoming> messages, Counts told) {
    List<MessageRef> places = messages.stream().map(each -> each.arrived().ref()).toList();
    Portion part =
        new Portion(
            from, end, List.of(CompletableFuture.completedFuture(messages)), places, told, suspect);
    part.bodies.putAll(bodies);
    return part;
  }

  /** Whether it failed before, so that each of its messages is settled for itself. */
  boolean isSuspect() {
    return suspect;
  }

  /** Whether the store would learn nothing from it. */
  boolean isNothing() {
    return refs.isEmpty() && to.equals(from);
  }

  List<Incoming> messages() throws InterruptedException, ExecutionException {
    List<Incoming> messages = new ArrayList<>(refs.size());
    for (Future<List<Incoming>> some : parsed) {
      messages.addAll(some.get());
    }
    return messages;
  }

  /** Decides it, knowing what failed and what is gone. */
  DecidedPage decide(
      PageDecider decider, Map<MessageRef, Obstacle> failures, Map<MessageRef, Obstacle> gone)
      throws InterruptedException, ExecutionException {
    List<Incoming> there =
        messages().stream()
            .filter(each -> !gone.containsKey(each.arrived().ref()))
            .map(each -> PageCompletion.knowing(each, failures))
            .toList();
    return decider.decide(there, counts.repeated(), counts.vanished() + gone.size());
  }

  /** The decision that is being taken; null when none is. */
  @Nullable Future<DecidedPage> decision() {
    return decision;
  }

  void decision(Future<DecidedPage> other) {
    decision = other;
  }
}
