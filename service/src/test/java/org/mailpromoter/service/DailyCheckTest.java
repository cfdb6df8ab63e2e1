package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DailyCheckTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final InstantSource source = now::get;
  private final DailyCheck check = new DailyCheck(source.withZone(ZoneOffset.UTC));

  private void pass(Duration time) {
    now.updateAndGet(each -> each.plus(time));
  }

  @Test
  void aCheckIsDueOnceADay() {
    assertThat(check.isDue()).isFalse();
    pass(Duration.ofHours(23));
    assertThat(check.isDue()).isFalse();
    pass(Duration.ofHours(1));
    assertThat(check.isDue()).isTrue();
    assertThat(check.isDue()).isFalse();
    pass(Duration.ofDays(3));
    assertThat(check.isDue()).isTrue();
    assertThat(check.isDue()).isFalse();
  }
}
