package org.mailpromoter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  @Test
  void secondsAreSeconds() {
    assertThat(RetryAfter.of(" 120 ", "", NOW)).contains(Duration.ofMinutes(2));
  }

  @Test
  void aDateIsComparedWithTheClockOfTheServer() {
    String until = "Wed, 25 Nov 2026 11:00:30 GMT";
    String now = "Wed, 25 Nov 2026 11:00:00 GMT";
    assertThat(RetryAfter.of(until, now, NOW)).contains(Duration.ofSeconds(30));
  }

  @Test
  void aDateWithoutAClockIsComparedWithOurs() {
    assertThat(RetryAfter.of("Wed, 25 Nov 2026 08:00:10 GMT", "", NOW))
        .contains(Duration.ofSeconds(10));
  }

  @Test
  void whatIsOverOrMakesNoSenseIsNothing() {
    assertThat(RetryAfter.of("Wed, 25 Nov 2026 07:00:00 GMT", "", NOW)).isEmpty();
    assertThat(RetryAfter.of("soon", "", NOW)).isEmpty();
    assertThat(RetryAfter.of("", "", NOW)).isEmpty();
    assertThat(RetryAfter.of("99999999999999999999", "", NOW)).isEmpty();
  }
}
