package org.mailpromoter.core.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.mailpromoter.core.sending.SendLimits;

/**
 * What the limits of a mailbox allow during a round. Looking for the hand-overs of a day takes
 * longer than sending a mail, so it is asked for many mails at once while the limits are far.
 */
final class Allowance {
  private static final int TOGETHER = 50;

  private final SendLimits limits;
  private final IntFunction<Optional<Instant>> handOvers;
  private final int together;
  private int granted;

  /**
   * An allowance.
   *
   * @param handOvers the time of the n-th latest hand-over, for n from 1
   */
  Allowance(SendLimits limits, IntFunction<Optional<Instant>> handOvers) {
    this.limits = limits;
    this.handOvers = handOvers;
    this.together =
        IntStream.of(TOGETHER, limits.perMinute(), limits.perHour(), limits.perDay())
            .min()
            .getAsInt();
  }

  /** When the next mail may be handed over: now, or the first later time. */
  Instant free(Instant now) {
    if (granted == 0) {
      Instant forMany = limits.free(n -> handOvers.apply(n - together + 1), now);
      granted = forMany.isAfter(now) ? 0 : together;
    }
    return granted > 0 ? now : limits.free(handOvers, now);
  }

  /** A mail takes its place, whether it is handed over in the end or not. */
  void take() {
    granted = Math.max(0, granted - 1);
  }

  /** Whether the next mail may be handed over, as far as is known without asking. */
  boolean isGranted() {
    return granted > 0;
  }
}
