package org.mailpromoter.core.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.guard.GuardedActivitySink;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.Undelivered;

/**
 * Delivers the events of one sink from the outbox, one after the other. Each delivery is recorded
 * before the next call, so a crash repeats at most one event.
 */
final class SinkLine {
  /** Enough events for one read of the outbox, which also limits them by size. */
  private static final int TOGETHER = 50;

  /**
   * After this many failures in a row the sink itself is considered down, and other events keep
   * their tries.
   */
  private static final int ENOUGH_FAILURES = 3;

  /** How long a receiver may ask for pauses without using up an event's tries. */
  private static final Duration PATIENCE = Duration.ofDays(7);

  private final SinkTask task;
  private final GuardedActivitySink sink;
  private final Outbox outbox;
  private final AlertLine alertLine;
  private final Clock clock;
  private final SinkAlerts alerts;

  SinkLine(
      SinkTask task,
      GuardedActivitySink sink,
      Outbox outbox,
      AlertLine alertLine,
      AlertLog alerts,
      Clock clock) {
    this.task = task;
    this.sink = sink;
    this.outbox = outbox;
    this.alertLine = alertLine;
    this.clock = clock;
    this.alerts = new SinkAlerts(task.id(), alerts);
  }

  /** Delivers what is due, and what becomes due meanwhile because it is new. */
  SinkReport drain() throws InterruptedException {
    Instant now = clock.instant();
    outbox.hasten(task.id(), now.plus(task.budget().longestWait()));
    Drain drain = new Drain(now);
    try {
      drain.run();
    } finally {
      alerts.raise(drain.report(), clock.instant());
    }
    return drain.report();
  }

  /** One drain. */
  private final class Drain {
    private final Instant start;
    private long delivered;
    private long postponed;
    private long setAside;
    private String trouble = "";
    private int failuresInARow;
    private boolean paused;

    Drain(Instant start) {
      this.start = start;
    }

    SinkReport report() {
      return new SinkReport(task.id(), delivered, postponed, setAside, trouble);
    }

    /** Events that were postponed after the start are left to the next drain. */
    void run() throws InterruptedException {
      List<Undelivered> batch = goesOn() ? next() : List.of();
      while (!batch.isEmpty()) {
        deliver(batch);
        batch = goesOn() ? next() : List.of();
      }
      if (goesOn()) {
        String unsaid = alertLine.drain();
        trouble = trouble.isEmpty() ? words(unsaid, "") : trouble;
      }
    }

    private List<Undelivered> next() {
      return outbox.due(task.id(), start, TOGETHER);
    }

    private boolean goesOn() {
      if (sink.hangs()) {
        note("The sink is still blocked in a call that timed out.");
        return false;
      }
      return !paused;
    }

    private void deliver(List<Undelivered> batch) throws InterruptedException {
      Set<ActivityId> held = new HashSet<>();
      for (Undelivered each : batch) {
        ActivityEvent event = each.event();
        if (goesOn() && !held.contains(event.conversation())) {
          Settlement settlement = settlement(each, sink.deliver(event));
          outbox.settle(task.id(), event.id().number(), settlement, clock.instant());
          if (settlement.state() == Settlement.State.PENDING) {
            held.add(event.conversation());
          }
        }
      }
    }

    private Settlement settlement(Undelivered event, Delivery delivery) {
      return delivery.match(
          new Delivery.Cases<>() {
            @Override
            public Settlement done(Delivery.Done done) {
              failuresInARow = 0;
              delivered++;
              return Settlement.delivered(event.attempts() + 1);
            }

            @Override
            public Settlement later(Delivery.Later later) {
              note(later.why());
              Settlement settlement = failed(event, later);
              failuresInARow++;
              if (failuresInARow == ENOUGH_FAILURES && !paused) {
                pause(clock.instant().plus(task.budget().pauseAfter(1)));
              }
              return settlement;
            }

            @Override
            public Settlement rejected(Delivery.Rejected rejected) {
              failuresInARow = 0;
              note(rejected.why());
              setAside++;
              return Settlement.setAside(event.attempts() + 1, words(rejected.why()));
            }
          });
    }

    private Settlement failed(Undelivered event, Delivery.Later later) {
      Instant now = clock.instant();
      later.pause().ifPresent(asked -> pause(now.plus(task.budget().within(asked))));
      boolean forgiven = later.pause().isPresent() && isYoung(event.event(), now);
      int attempts = event.attempts() + (forgiven ? 0 : 1);
      if (attempts >= task.budget().tries()) {
        setAside++;
        return Settlement.setAside(attempts, words(later.why()));
      }
      postponed++;
      Duration own = task.budget().pauseAfter(Math.max(1, attempts));
      Duration asked = later.pause().map(task.budget()::within).orElse(Duration.ZERO);
      return Settlement.postponed(attempts, now.plus(asked).plus(own), words(later.why()));
    }

    /** The whole sink pauses; the event that caused the pause waits at least as long. */
    private void pause(Instant until) {
      paused = true;
      outbox.pause(task.id(), until);
    }

    private void note(String why) {
      trouble = trouble.isEmpty() ? words(why) : trouble;
    }
  }

  private static boolean isYoung(ActivityEvent event, Instant now) {
    return event.at().plus(PATIENCE).isAfter(now);
  }

  /** Cuts a plugin's message to a readable length. */
  private static String words(String why) {
    return words(why, "The sink gave no reason.");
  }

  private static String words(String why, String otherwise) {
    String text = why.isBlank() ? otherwise : why.strip();
    return text.length() <= 500 ? text : text.substring(0, 500) + "...";
  }
}
