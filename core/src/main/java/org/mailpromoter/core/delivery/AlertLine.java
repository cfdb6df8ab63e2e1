package org.mailpromoter.core.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.guard.GuardedActivitySink;
import org.mailpromoter.core.store.AlertOutbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.UndeliveredAlert;

/** Delivers the waiting alerts of one sink, one after the other, up to the first that fails. */
final class AlertLine {
  private final SinkTask task;
  private final GuardedActivitySink sink;
  private final AlertOutbox outbox;
  private final Clock clock;

  AlertLine(SinkTask task, GuardedActivitySink sink, AlertOutbox outbox, Clock clock) {
    this.task = task;
    this.sink = sink;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The failure, for people; empty if there was none. */
  String drain() throws InterruptedException {
    String trouble = "";
    for (Optional<UndeliveredAlert> next = next();
        next.isPresent() && trouble.isEmpty();
        next = next()) {
      trouble = tell(next.get());
    }
    return trouble;
  }

  private Optional<UndeliveredAlert> next() {
    Instant now = clock.instant();
    return outbox.next(task.id(), now, now.plus(task.budget().longestWait()));
  }

  private String tell(UndeliveredAlert next) throws InterruptedException {
    int attempts = next.attempts() + 1;
    Delivery delivery = sink.deliver(next.event());
    return delivery.match(
        new Delivery.Cases<>() {
          @Override
          public String done(Delivery.Done done) {
            return settled(next, Settlement.delivered(attempts), "");
          }

          @Override
          public String later(Delivery.Later later) {
            return settled(next, afterFailure(attempts, later.why()), later.why());
          }

          @Override
          public String rejected(Delivery.Rejected rejected) {
            return settled(next, Settlement.setAside(attempts, rejected.why()), rejected.why());
          }
        });
  }

  private Settlement afterFailure(int attempts, String why) {
    return attempts >= task.budget().tries()
        ? Settlement.setAside(attempts, why)
        : Settlement.postponed(
            attempts, clock.instant().plus(task.budget().pauseAfter(attempts)), why);
  }

  private String settled(UndeliveredAlert alert, Settlement settlement, String trouble) {
    outbox.settle(task.id(), alert.event().id().number(), settlement);
    return trouble;
  }
}
