package org.mailpromoter.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.installation.DamageWatch;

/**
 * Looks for damage once a day, however often the service makes way meanwhile. After a death the
 * storage is looked at when it is opened.
 */
final class DailyCheck {
  private static final Duration EVERY = Duration.ofDays(1);

  private final Clock clock;
  private Instant next;

  /** The first check is due when a day is over. */
  DailyCheck(Clock clock) {
    this.clock = clock;
    this.next = clock.instant().plus(EVERY);
  }

  /** Whether a day is over; says so once. */
  boolean isDue() {
    Instant now = clock.instant();
    boolean due = !now.isBefore(next);
    if (due) {
      next = now.plus(EVERY);
    }
    return due;
  }

  /**
   * Looks now, which takes a while: it reads the whole file.
   *
   * @throws org.mailpromoter.core.store.StoreException if there is damage
   */
  void run(Storage storage) {
    new DamageWatch(clock).look(storage);
  }
}
