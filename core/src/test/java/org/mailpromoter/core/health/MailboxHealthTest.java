package org.mailpromoter.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.fault.Retry;

/** T30: what fails is tried again forever, at first soon; a refused login is not. */
class MailboxHealthTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private static MailboxHealth after(int failures, Retry retry) {
    MailboxHealth health = MailboxHealth.FINE;
    for (int i = 0; i < failures; i++) {
      health = health.afterFailure(retry, NOW, RetryRhythm.STANDARD);
    }
    return health;
  }

  @Test
  void t30_pausesDoubleFromTwoSecondsToFiveMinutes() {
    assertThat(after(1, Retry.LATER).postponedUntil()).contains(NOW.plusSeconds(2));
    assertThat(after(2, Retry.LATER).postponedUntil()).contains(NOW.plusSeconds(4));
    assertThat(after(5, Retry.LATER).postponedUntil()).contains(NOW.plusSeconds(32));
    assertThat(after(9, Retry.LATER).postponedUntil()).contains(NOW.plus(Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Retry.class,
      names = {"LATER", "AFTER_A_CHANGE", "NEVER"})
  void t30_whatLocksNoAccountNeverDisables(Retry retry) {
    MailboxHealth health = after(10_000, retry);
    assertThat(health.state()).isEqualTo(MailboxHealth.State.POSTPONED);
    assertThat(health.isDue(NOW.plus(Duration.ofMinutes(5)), RetryRhythm.STANDARD)).isTrue();
  }

  @Test
  void t30_aRefusedLoginDisablesAtOnce() {
    MailboxHealth health = after(1, Retry.HARMFUL);
    assertThat(health.state()).isEqualTo(MailboxHealth.State.DISABLED);
    assertThat(health.isDue(NOW.plus(Duration.ofDays(365)), RetryRhythm.STANDARD)).isFalse();
  }

  @Test
  void aPostponedMailboxIsDueWhenItsTimeHasCome() {
    MailboxHealth health = after(1, Retry.LATER);
    assertThat(health.isDue(NOW.plusSeconds(2).minusMillis(1), RetryRhythm.STANDARD)).isFalse();
    assertThat(health.isDue(NOW.plusSeconds(2), RetryRhythm.STANDARD)).isTrue();
  }

  @Test
  void aTimeBeyondTheLongestPauseWasWrittenByAWrongClock() {
    Instant tenYearsAhead = NOW.plus(Duration.ofDays(3650));
    MailboxHealth health =
        MailboxHealth.FINE.afterFailure(Retry.LATER, tenYearsAhead, RetryRhythm.STANDARD);
    assertThat(health.isDue(NOW, RetryRhythm.STANDARD)).isTrue();
  }

  @Test
  void aServerIsLeftAloneForTwoHoursAtTheMost() {
    MailboxHealth health = after(1, Retry.LATER).leftAloneUntil(NOW.plus(Duration.ofDays(9)), NOW);
    assertThat(health.postponedUntil()).contains(NOW.plus(Duration.ofHours(2)));
    assertThat(health.isDue(NOW.plus(Duration.ofMinutes(119)), RetryRhythm.STANDARD)).isFalse();
    assertThat(health.isDue(NOW.plus(Duration.ofHours(2)), RetryRhythm.STANDARD)).isTrue();
  }

  @Test
  void aServerThatAsksForLessThanThePauseChangesNothing() {
    MailboxHealth health = after(5, Retry.LATER);
    assertThat(health.leftAloneUntil(NOW.plusSeconds(3), NOW)).isEqualTo(health);
    MailboxHealth refused = after(1, Retry.HARMFUL);
    assertThat(refused.leftAloneUntil(NOW.plusSeconds(3), NOW)).isEqualTo(refused);
  }

  @Test
  void fixedPausesAreAllTheLongest() {
    RetryRhythm rhythm = new RetryRhythm(10, Duration.ofMinutes(7), false);
    assertThat(rhythm.pauseAfter(1)).isEqualTo(Duration.ofMinutes(7));
    assertThat(rhythm.pauseAfter(99)).isEqualTo(Duration.ofMinutes(7));
  }
}
