package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;

/**
 * What every {@link AlertLog} must keep to; the numbers are those of its documentation.
 *
 * @since 0.1
 */
public interface AlertLogContract {
  /** The window of the tests. */
  Duration DAY = Duration.ofDays(1);

  /** When the alerts of the tests are raised. */
  Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** An empty log, the same one during a test. */
  AlertLog alerts();

  /** AL-1: an alert that lasts is raised once within the window. */
  @Test
  default void al1_theSameIsToldAgainOnlyAfterTheWindow() {
    assertThat(alerts().raiseOnce(failure("anna", Duration.ofHours(25)), DAY)).isTrue();
    assertThat(alerts().raiseOnce(failure("anna", Duration.ZERO), DAY)).isTrue();
    assertThat(alerts().raiseOnce(failure("anna", Duration.ZERO), DAY)).isFalse();
    assertThat(alerts().latest(9)).hasSize(2);
  }

  /** AL-1: a failure of all mailboxes is raised once, and a different one is raised too. */
  @Test
  default void al1_theSameIsToldOnceWhateverItIsAbout() {
    alerts().raise(failure("anna", Duration.ofHours(23)));
    assertThat(alerts().raiseOnce(failure("ben", Duration.ZERO), DAY)).isFalse();
    Alert other = new Alert(Alert.Level.WARNING, NOW, "anna", "imap/timed-out", "Other words.");
    assertThat(alerts().raiseOnce(other, DAY)).isTrue();
  }

  /** AL-1: a failure after a success is raised again. */
  @Test
  default void al1_whatFailsAgainAfterItWorkedIsToldAgain() {
    alerts().raise(failure("anna", Duration.ofHours(2)));
    alerts().raise(recovery("ben", Duration.ofHours(1)));
    assertThat(alerts().raiseOnce(failure("anna", Duration.ZERO), DAY)).isFalse();
    alerts().raise(recovery("anna", Duration.ofHours(1)));
    assertThat(alerts().raiseOnce(failure("anna", Duration.ZERO), DAY)).isTrue();
  }

  /** AL-1: a failure that became worse is raised again; one that became less severe is not. */
  @Test
  default void al1_whatBecameWorseIsToldAgain() {
    Alert error = new Alert(Alert.Level.ERROR, NOW, "anna", "imap/timed-out", "No answer.");
    alerts().raise(failure("anna", Duration.ofHours(1)));
    assertThat(alerts().raiseOnce(error, DAY)).isTrue();
    assertThat(alerts().raiseOnce(failure("anna", Duration.ZERO), DAY)).isFalse();
  }

  /** AL-2: several threads that find out the same thing at once tell it once. */
  @Test
  default void al2_whatSeveralThreadsRaiseAtOnceIsKeptOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> raising = () -> alerts().raiseOnce(failure("anna", Duration.ZERO), DAY);
      int kept = 0;
      for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(16, raising))) {
        kept += each.get() ? 1 : 0;
      }
      assertThat(kept).isEqualTo(1);
      assertThat(alerts().latest(9)).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  /** AL-3: news are kept, however often they are told. */
  @Test
  default void al3_newsAreAlwaysKept() {
    assertThat(alerts().raiseOnce(recovery("anna", Duration.ZERO), DAY)).isTrue();
    assertThat(alerts().raiseOnce(recovery("anna", Duration.ZERO), DAY)).isTrue();
  }

  /** The latest of each thing counts, and what merely happened does not. */
  @Test
  default void whatLastsIsToldUntilItIsOver() {
    Alert first = failure("anna", Duration.ofHours(3)).lasting();
    Alert second = failure("ben", Duration.ofHours(2)).lasting();
    alerts().raise(first);
    alerts().raise(second);
    alerts().raise(failure("ben", Duration.ofHours(1)));
    alerts().raise(failure("cleo", Duration.ofHours(1)));
    assertThat(alerts().lasting()).containsExactly(second, first);
    alerts().raise(recovery("anna", Duration.ofMinutes(30)));
    assertThat(alerts().lasting()).containsExactly(second);
    Alert again = failure("anna", Duration.ZERO).lasting();
    alerts().raise(again);
    assertThat(alerts().lasting()).containsExactly(again, second);
  }

  /** Pages hold each alert once, the latest first, also of one moment and while others come. */
  @Test
  default void pagesGoOnWhereTheOneBeforeEnded() {
    List<Alert> raised = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      raised.add(failure("m" + i, Duration.ofHours(3 - i / 2)));
      alerts().raise(raised.get(i));
    }
    Collections.reverse(raised);
    Page<Alert> first = alerts().list(PageKey.START, 3);
    alerts().raise(failure("late", Duration.ZERO));
    Page<Alert> second = alerts().list(first.next().orElseThrow(), 3);
    Page<Alert> third = alerts().list(second.next().orElseThrow(), 3);
    List<Alert> read = new ArrayList<>(first.entries());
    read.addAll(second.entries());
    read.addAll(third.entries());
    assertThat(read).containsExactlyElementsOf(raised);
    assertThat(third.next()).isEmpty();
  }

  /** Old alerts are deleted, and counted. */
  @Test
  default void alertsAreDeletedByAge() {
    alerts().raise(failure("anna", Duration.ofDays(9)));
    alerts().raise(failure("anna", Duration.ofDays(1)));
    assertThat(alerts().deleteBefore(NOW.minus(Duration.ofDays(5)))).isEqualTo(1);
    assertThat(alerts().latest(9)).containsExactly(failure("anna", Duration.ofDays(1)));
  }

  private static Alert failure(String about, Duration ago) {
    return new Alert(Alert.Level.WARNING, NOW.minus(ago), about, "imap/timed-out", "No answer.");
  }

  private static Alert recovery(String about, Duration ago) {
    return Alert.over(NOW.minus(ago), about, "It works again.");
  }
}
