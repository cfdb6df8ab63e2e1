package org.mailpromoter.installation.change;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Operation;

/** Has events delivered that were not, or once more. The next delivery does it. */
public final class Redeliveries {
  private final OpenInstallation open;

  /** The sinks of an installation. */
  public Redeliveries(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Requeues events that were set aside or await a retry, with a fresh retry budget.
   *
   * @return how many events
   */
  public int retry(Requester by, List<SinkId> sinks) {
    return entry(by, "all failed events of " + names(sinks))
        .run(
            entry -> {
              Outbox outbox = open.storage().outbox();
              return counted(entry, sinks.stream().mapToInt(outbox::retry).sum());
            });
  }

  private Audited entry(Requester by, String object) {
    return Audited.of(open, by, Operation.DELIVER, object);
  }

  private static String names(List<SinkId> sinks) {
    return sinks.stream().map(SinkId::toString).collect(Collectors.joining(", "));
  }

  private static int counted(Audited entry, int events) {
    entry.to(events + " events").unchangedIf(events == 0);
    return events;
  }

  /**
   * Takes up again one event.
   *
   * @param number the number of the event
   * @return for how many of the sinks
   */
  public int retry(Requester by, List<SinkId> sinks, long number) throws NotFoundException {
    return entry(by, "event " + number + " for " + names(sinks))
        .run(
            entry -> {
              Outbox outbox = open.storage().outbox();
              int all = sinks.stream().mapToInt(sink -> outbox.retry(sink, number)).sum();
              if (all == 0) {
                throw NotFoundException.of(Kind.EVENT, number);
              }
              return all;
            });
  }

  /**
   * Tells a configured sink of activities of the past as if they were new.
   *
   * @param since from when on they were created
   * @return how many activities
   */
  public int replay(Requester by, SinkId sink, Instant since) {
    return entry(by, "activities since " + since + " for " + sink)
        .run(
            entry -> {
              open.subscribeSinks();
              return counted(entry, open.storage().outbox().replay(sink, since, open.now()));
            });
  }
}
