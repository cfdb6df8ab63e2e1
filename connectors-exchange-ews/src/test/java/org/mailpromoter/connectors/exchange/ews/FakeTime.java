package org.mailpromoter.connectors.exchange.ews;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.http.Pause;

/** A clock that advances only during waits. */
final class FakeTime extends Clock implements Pause {
  private Instant now = Instant.parse("2026-11-25T08:00:00Z");
  private final List<Duration> waits = new ArrayList<>();

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void hold(Duration time) {
    waits.add(time);
    now = now.plus(time);
  }

  void advance(Duration time) {
    now = now.plus(time);
  }

  List<Duration> waits() {
    return waits;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public void close() {}
}
