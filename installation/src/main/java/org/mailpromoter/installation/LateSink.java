package org.mailpromoter.installation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.AlertEvent;
import org.mailpromoter.core.activity.Delivery;

/**
 * A sink that is made when it is first used, so that a secret that cannot be read fails a delivery
 * and not the program. Used by one thread at a time, and closed by any.
 */
final class LateSink implements ActivitySink {
  private final Supplier<ActivitySink> source;
  private volatile @Nullable ActivitySink made;

  LateSink(Supplier<ActivitySink> source) {
    this.source = source;
  }

  @Override
  public Delivery deliver(ActivityEvent event) throws InterruptedException {
    return made().deliver(event);
  }

  @Override
  public Delivery deliverAlert(AlertEvent event) throws InterruptedException {
    return made().deliverAlert(event);
  }

  private ActivitySink made() {
    ActivitySink sink = made;
    if (sink == null) {
      sink = source.get();
      made = sink;
    }
    return sink;
  }

  @Override
  public void close() {
    ActivitySink sink = made;
    made = null;
    if (sink != null) {
      sink.close();
    }
  }
}
