package org.mailpromoter.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.fault.Retry;

/** T30: transient failures ten times five minutes apart, permanent ones at once. */
class MailboxHealthTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  @Test
  void t30_aMailboxIsPostponedAfterATransientFailureAndDisabledAfterTheTenth() {
    MailboxHealth health = MailboxHealth.FINE;
    for (int failure = 1; failure <= 9; failure++) {
      health = health.afterFailure(Retry.LATER, NOW, RetryRhythm.STANDARD);
      assertThat(health.state()).isEqualTo(MailboxHealth.State.POSTPONED);
      assertThat(health.postponedUntil()).contains(NOW.plus(Duration.ofMinutes(5)));
    }
    health = health.afterFailure(Retry.LATER, NOW, RetryRhythm.STANDARD);
    assertThat(health.state()).isEqualTo(MailboxHealth.State.DISABLED);
    assertThat(health.isDue(NOW.plus(Duration.ofDays(365)))).isFalse();
  }

  @Test
  void t30_aPermanentFailureDisablesAtOnce() {
    MailboxHealth health =
        MailboxHealth.FINE.afterFailure(Retry.AFTER_A_CHANGE, NOW, RetryRhythm.STANDARD);
    assertThat(health.state()).isEqualTo(MailboxHealth.State.DISABLED);
  }

  @Test
  void aPostponedMailboxIsDueWhenItsTimeHasCome() {
    MailboxHealth health = MailboxHealth.FINE.afterFailure(Retry.LATER, NOW, RetryRhythm.STANDARD);
    assertThat(health.isDue(NOW.plus(Duration.ofMinutes(5)).minusMillis(1))).isFalse();
    assertThat(health.isDue(NOW.plus(Duration.ofMinutes(5)))).isTrue();
  }

  @Test
  void exponentialPausesDoubleUpToAnHour() {
    RetryRhythm rhythm = new RetryRhythm(100, Duration.ofMinutes(5), true);
    assertThat(rhythm.pauseAfter(1)).isEqualTo(Duration.ofMinutes(5));
    assertThat(rhythm.pauseAfter(3)).isEqualTo(Duration.ofMinutes(20));
    assertThat(rhythm.pauseAfter(5)).isEqualTo(Duration.ofHours(1));
    assertThat(rhythm.pauseAfter(99)).isEqualTo(Duration.ofHours(1));
  }
}
