package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.AlertEvent;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.store.AlertOutbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.UndeliveredAlert;

/** How far each sink has received the alerts of an {@link InMemoryAlertLog}. Thread-safe. */
final class InMemoryAlertOutbox implements AlertOutbox {
  private static final String INSTALLATION = "memory_alerts";

  /** The number up to which a sink is done, and when the next alert is tried. */
  private record Progress(long done, int attempts, Instant next) {
    static Progress from(long number) {
      return new Progress(number, 0, Instant.MIN);
    }

    boolean isDue(Instant now, Instant latest) {
      return !next.isAfter(now) || next.isAfter(latest);
    }
  }

  private final InMemoryAlertLog log;
  private final Map<SinkId, Progress> subscribed = new HashMap<>();

  InMemoryAlertOutbox(InMemoryAlertLog log) {
    this.log = log;
  }

  @Override
  public synchronized void subscribe(Set<SinkId> sinks) {
    subscribed.keySet().retainAll(sinks);
    long last = log.lastNumber();
    sinks.forEach(each -> subscribed.putIfAbsent(each, Progress.from(last)));
  }

  @Override
  public synchronized Optional<UndeliveredAlert> next(SinkId sink, Instant now, Instant latest) {
    return Optional.ofNullable(subscribed.get(sink))
        .filter(progress -> progress.isDue(now, latest))
        .flatMap(
            progress ->
                log.after(progress.done(), 1).stream()
                    .findFirst()
                    .map(each -> undelivered(each, progress.attempts())));
  }

  private static UndeliveredAlert undelivered(Map.Entry<Long, Alert> alert, int attempts) {
    EventId id = new EventId(INSTALLATION, alert.getKey());
    return new UndeliveredAlert(new AlertEvent(id, alert.getValue()), attempts);
  }

  @Override
  public synchronized List<AlertEvent> waiting(SinkId sink, int limit) {
    return Optional.ofNullable(subscribed.get(sink)).stream()
        .flatMap(progress -> log.after(progress.done(), limit).stream())
        .map(each -> undelivered(each, 0).event())
        .toList();
  }

  @Override
  public synchronized void settle(SinkId sink, long number, Settlement settlement) {
    boolean waits = settlement.state() == Settlement.State.PENDING;
    Progress progress =
        waits
            ? new Progress(number - 1, settlement.attempts(), settlement.next().orElse(Instant.MIN))
            : Progress.from(number);
    subscribed.computeIfPresent(sink, (same, former) -> progress);
  }
}
