package org.mailpromoter.core.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.Body;

/** Decides messages of a folder again from their stored facts, and commits the results. */
final class DecideAgain {
  private static final Set<SubReason> NOT_TO_BE_HAD =
      Set.of(SubReason.CREATION_FAILED, SubReason.CREATION_GIVEN_UP, SubReason.VANISHED);

  private final MailboxSession session;
  private final HeaderReading headers;
  private final PageDecider decider;
  private final PageCompletion completion;
  private final Workshop workshop;
  private final PageWriter writer;

  DecideAgain(
      MailboxSession session,
      HeaderReading headers,
      PageDecider decider,
      PageCompletion completion,
      Workshop workshop,
      PageWriter writer) {
    this.session = session;
    this.headers = headers;
    this.decider = decider;
    this.completion = completion;
    this.workshop = workshop;
    this.writer = writer;
  }

  /** Makes a message of its stored facts, or leaves it out. */
  @FunctionalInterface
  interface Restoring {
    /**
     * Restores.
     *
     * @throws IllegalArgumentException if the facts are damaged
     */
    Optional<Incoming> restore(MessageRef ref, byte[] facts);
  }

  /**
   * What became of messages.
   *
   * @param promoted how many became activities
   * @param refused how many were refused
   * @param failed those that could not be read or created
   */
  record Result(long promoted, long refused, Set<MessageRef> failed) {}

  /**
   * Decides again, and tries again to read and to create what failed before.
   *
   * @param stored the stored facts
   * @param restoring what is known of the attempts before
   * @param onlyPromoted whether the former decision stays where nothing speaks for the message
   * @param cursor the cursor of the folder, which does not change
   */
  Result decide(
      Map<MessageRef, byte[]> stored, Restoring restoring, boolean onlyPromoted, Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    Run run = new Run(onlyPromoted, cursor);
    for (Map<MessageRef, byte[]> some : Weight.portions(stored)) {
      List<Incoming> restored = new ArrayList<>(some.size());
      some.forEach((ref, facts) -> restored(restoring, ref, facts).ifPresent(restored::add));
      List<Incoming> messages = headers.again(restored, session);
      for (List<Incoming> portion : Weight.portions(messages, each -> Weight.of(each.arrived()))) {
        run.settle(portion);
      }
    }
    return new Result(run.promoted, run.refused, run.failed);
  }

  /** Facts that cannot be read any more are created again from the header. */
  private static Optional<Incoming> restored(Restoring restoring, MessageRef ref, byte[] facts) {
    try {
      return restoring.restore(ref, facts);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      Change.Arrived place = new Change.Arrived(ref, Instant.EPOCH, 0, new byte[0]);
      Obstacle why = MessageFault.obstacle(Obstacle.Kind.FACTS_DAMAGED, e);
      return Optional.of(Incoming.unread(place, Watermark.NONE, why));
    }
  }

  /** Messages as if nothing had failed before; the attempts count where it fails again. */
  private final class Run {
    private final boolean onlyPromoted;
    private final Cursor cursor;
    private final Set<MessageRef> failed = new LinkedHashSet<>();
    private final Map<MessageRef, Body> bodies = new HashMap<>();
    private long promoted;
    private long refused;

    Run(boolean onlyPromoted, Cursor cursor) {
      this.onlyPromoted = onlyPromoted;
      this.cursor = cursor;
    }

    void settle(List<Incoming> messages)
        throws MailAccessException, InterruptedException, ExecutionException {
      try {
        Overtaking.insist(messages, some -> attempt(some, Map.of()));
      } catch (ExecutionException e) {
        if (!MessageFault.isPossible(e.getCause())) {
          throw e;
        }
        new OneByOne(
                (each, failures) ->
                    Overtaking.insist(List.of(each), some -> attempt(some, failures)))
            .settle(messages);
      }
    }

    private void attempt(List<Incoming> messages, Map<MessageRef, Obstacle> known)
        throws MailAccessException, InterruptedException, ExecutionException {
      Trial trial = new Trial(workshop, (failures, gone) -> decided(messages, failures, gone));
      try {
        DecidedPage first = trial.decide(known, Map.of());
        CompletePage complete = completion.complete(first, known, bodies, trial);
        if (!complete.page().entries().isEmpty()) {
          workshop.write(() -> written(complete)).get();
          count(complete.page().entries());
        }
      } catch (ExecutionException e) {
        trial.discard();
        throw e;
      }
    }

    private DecidedPage decided(
        List<Incoming> messages,
        Map<MessageRef, Obstacle> failures,
        Map<MessageRef, Obstacle> gone) {
      Set<MessageRef> failing = new HashSet<>(failures.keySet());
      failing.addAll(gone.keySet());
      List<Incoming> tried = new ArrayList<>(messages.size());
      for (Incoming each : messages) {
        tried.add(tried(each, failures, gone));
        if (each.isUnread()) {
          failing.add(each.arrived().ref());
        }
      }
      return decider.decideAgain(tried, failing, onlyPromoted);
    }

    private CompletePage written(CompletePage complete) throws Exception {
      writer.write(cursor, cursor, complete);
      workshop.release(complete.bodies().values());
      bodies.keySet().removeAll(complete.bodies().keySet());
      return complete;
    }

    private void count(List<DecisionEntry> entries) {
      for (DecisionEntry entry : entries) {
        if (entry.subReasons().stream().anyMatch(NOT_TO_BE_HAD::contains)) {
          failed.add(entry.ref());
        } else if (entry.outcome() == Outcome.PROMOTED) {
          promoted++;
        } else {
          refused++;
        }
      }
    }
  }

  private static Incoming tried(
      Incoming message, Map<MessageRef, Obstacle> failures, Map<MessageRef, Obstacle> gone) {
    Obstacle vanished = gone.get(message.arrived().ref());
    return vanished == null
        ? PageCompletion.knowing(message, failures)
        : message.with(message.attempts().vanished(vanished));
  }
}
