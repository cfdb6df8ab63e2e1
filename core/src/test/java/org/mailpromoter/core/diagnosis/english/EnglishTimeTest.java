package org.mailpromoter.core.diagnosis.english;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnglishTimeTest {
  @Test
  void timesWithinATextAreForPeople() {
    assertThat(EnglishTime.in("until 2026-05-30T12:00:07Z, then 2026-06-01T00:00:00.123Z."))
        .isEqualTo("until 30 May 2026, 12:00:07 UTC, then 1 June 2026, 00:00:00 UTC.");
  }

  @Test
  void whatIsNoTimeStays() {
    String text = "2026-13-45T99:00:00Z, 2026-05-30, and 12026-05-30T12:00:00Z";
    assertThat(EnglishTime.in(text)).isEqualTo(text);
  }
}
