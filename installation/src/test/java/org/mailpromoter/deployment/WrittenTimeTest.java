package org.mailpromoter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31T00:00:00Z",
    "2026-01-31T08:30, 2026-01-31T08:30:00Z",
    "2026-01-31T08:30:00Z, 2026-01-31T08:30:00Z",
    "2026-01-31T08:30:00+02:00, 2026-01-31T06:30:00Z"
  })
  void aTimeWithoutAZoneIsUtc(String written, Instant meant) {
    assertThat(WrittenTime.parse(written)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2026-02-30", "2026-01-31T25:00", "31.01.2026"})
  void whatIsNoTimeIsRefused(String written) {
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> WrittenTime.parse(written));
  }
}
