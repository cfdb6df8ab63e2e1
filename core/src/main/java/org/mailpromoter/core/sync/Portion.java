package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * Messages of one page that are decided and written together. All but the last portion of a page
 * leave the cursor where it is, so that a page that is cut short is read again, and what of it was
 * written is recognised. The decision is replaced when something it rests on turns out otherwise.
 */
final class Portion {
  private final Cursor from;
  private final Cursor to;
  private final List<MessageRef> refs;
  private final List<Future<List<Incoming>>> parsed;
  private final Counts counts;
  private final boolean suspect;
  private @Nullable Future<DecidedPage> decision;

  /**
   * What is told of messages in addition to their decisions.
   *
   * @param repeated messages that were told more than once
   * @param vanished messages that are gone
   * @param remaining messages of the folder behind this portion, -1 when unknown
   */
  record Counts(long repeated, long vanished, long remaining) {}

  Portion(
      Cursor from,
      Cursor to,
      List<Change.OfMessage> messages,
      List<Future<List<Incoming>>> parsed,
      Counts counts,
      boolean suspect) {
    this.from = from;
    this.to = to;
    this.refs = messages.stream().map(Change.OfMessage::ref).toList();
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
      PageDecider decider, Map<MessageRef, String> failures, Map<MessageRef, String> gone)
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
