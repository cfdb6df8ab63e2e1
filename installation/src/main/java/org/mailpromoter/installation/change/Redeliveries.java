package org.mailpromoter.installation.change;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;

/** Has events delivered that were not, or once more. The next delivery does it. */
public final class Redeliveries {
  private final OpenInstallation open;

  /** The sinks of an installation. */
  public Redeliveries(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Takes up again what was set aside or waits for its next try, with all tries ahead of it.
   *
   * @return how many events
   */
  public int retry(Actor actor, List<SinkId> sinks) {
    Journal.note(actor, "takes up again the events of", sinks);
    Outbox outbox = open.storage().outbox();
    return sinks.stream().mapToInt(outbox::retry).sum();
  }

  /**
   * Takes up again one event.
   *
   * @param number the number of the event
   * @return for how many of the sinks
   */
  public int retry(Actor actor, List<SinkId> sinks, long number) throws NotFoundException {
    Journal.note(actor, "takes up again the event", number);
    Outbox outbox = open.storage().outbox();
    int all = sinks.stream().mapToInt(sink -> outbox.retry(sink, number)).sum();
    if (all == 0) {
      throw NotFoundException.of(Kind.EVENT, number);
    }
    return all;
  }

  /**
   * Tells a configured sink of activities of the past as if they were new.
   *
   * @param since from when on they were created
   * @return how many activities
   */
  public int replay(Actor actor, SinkId sink, Instant since) {
    Journal.note(actor, "tells again of activities since " + since + " the sink", sink);
    open.subscribeSinks();
    return open.storage().outbox().replay(sink, since, open.now());
  }
}
