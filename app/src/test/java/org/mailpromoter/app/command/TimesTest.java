package org.mailpromoter.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.app.exit.CommandFailure;

class TimesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T06:52:31Z");

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31T00:00:00Z",
    "2026-11-28T06:00, 2026-11-28T06:00:00Z",
    "2026-11-28T06:00:30, 2026-11-28T06:00:30Z",
    "2026-11-28T06:00:30Z, 2026-11-28T06:00:30Z",
    "2026-11-28T06:00:00+05:30, 2026-11-28T00:30:00Z",
    "2026-11-28T06:00+05:30, 2026-11-28T00:30:00Z",
    "2026-11-28 06:52Z, 2026-11-28T06:52:00Z",
    "today, 2026-11-28T00:00:00Z",
    "yesterday, 2026-11-27T00:00:00Z",
    "1w, 2026-11-21T06:52:31Z",
    "7d, 2026-11-21T06:52:31Z",
    "12h, 2026-11-27T18:52:31Z",
    "30m, 2026-11-28T06:22:31Z"
  })
  void timesAreReadAsPeopleAndPrintersWriteThem(String text, String expected)
      throws CommandFailure {
    assertThat(Times.parse("--since", text, NOW)).isEqualTo(Instant.parse(expected));
  }

  @Test
  void whatIsNoTimeIsRefusedWithExamples() {
    for (String text : new String[] {"", "soon", "2026-13-01", "7y", "2026-11-28T", "T06:00"}) {
      assertThatThrownBy(() -> Times.parse("--since", text, NOW))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("--since takes a time, not '" + text + "'")
          .hasMessageContaining("2026-01-31T06:00");
    }
  }

  @Test
  void whatIsPrintedNamesItsZoneAndCanBeReadBack() throws CommandFailure {
    assertThat(Times.shown(NOW)).isEqualTo("2026-11-28 06:52Z");
    assertThat(Times.parse("--since", Times.shown(NOW), NOW)).isEqualTo("2026-11-28T06:52:00Z");
  }
}
