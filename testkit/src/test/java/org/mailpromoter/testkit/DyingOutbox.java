package org.mailpromoter.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;

/** An outbox in which some settlements are written, and then none. */
final class DyingOutbox implements Outbox {
  private final Outbox outbox;
  private int left;

  DyingOutbox(Outbox outbox, int settlements) {
    this.outbox = outbox;
    this.left = settlements;
  }

  @Override
  public void settle(SinkId sink, long number, Settlement settlement, Instant now) {
    if (left-- == 0) {
      throw new IllegalStateException("died");
    }
    outbox.settle(sink, number, settlement, now);
  }

  @Override
  public void subscribe(Set<SinkId> sinks) {
    outbox.subscribe(sinks);
  }

  @Override
  public List<Undelivered> due(SinkId sink, Instant now, int limit) {
    return outbox.due(sink, now, limit);
  }

  @Override
  public void pause(SinkId sink, Instant until) {
    outbox.pause(sink, until);
  }

  @Override
  public void hasten(SinkId sink, Instant latest) {
    outbox.hasten(sink, latest);
  }

  @Override
  public List<SinkBacklog> backlogs() {
    return outbox.backlogs();
  }

  @Override
  public List<Undelivered> setAside(SinkId sink, int limit) {
    return outbox.setAside(sink, limit);
  }

  @Override
  public int retry(SinkId sink) {
    return outbox.retry(sink);
  }

  @Override
  public int retry(SinkId sink, long number) {
    return outbox.retry(sink, number);
  }

  @Override
  public int replay(SinkId sink, Instant since, Instant now) {
    return outbox.replay(sink, since, now);
  }

  @Override
  public int replayable(SinkId sink, Instant since) {
    return outbox.replayable(sink, since);
  }

  @Override
  public int deleteDelivered(SinkId sink, Instant before) {
    return outbox.deleteDelivered(sink, before);
  }
}
