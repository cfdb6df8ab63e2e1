package org.mailpromoter.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.Alert;

/** What is said again, and what is not. */
class HealthsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static Alert failure(Duration ago) {
    return new Alert(Alert.Level.WARNING, NOW.minus(ago), "anna", "imap/timed-out", "No answer.");
  }

  private static Alert recovery(Duration ago) {
    return new Alert(Alert.Level.INFORMATION, NOW.minus(ago), "anna", "", "Works again.");
  }

  @Test
  void whatLastsIsSaidOnceADay() {
    Alert now = failure(Duration.ZERO);
    assertThat(Healths.isKnown(now, List.of(failure(Duration.ofHours(23))), NOW)).isTrue();
    assertThat(Healths.isKnown(now, List.of(failure(Duration.ofHours(25))), NOW)).isFalse();
  }

  @Test
  void whatFailsAgainAfterItWorkedIsSaidAgain() {
    List<Alert> latest = List.of(recovery(Duration.ofHours(1)), failure(Duration.ofHours(2)));
    assertThat(Healths.isKnown(failure(Duration.ZERO), latest, NOW)).isFalse();
  }
}
