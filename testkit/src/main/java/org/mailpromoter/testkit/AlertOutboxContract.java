package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.store.AlertOutbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.UndeliveredAlert;

/**
 * The contract of every {@link AlertOutbox}. Test methods begin with the rule that they check.
 *
 * @since 0.1
 */
public interface AlertOutboxContract {
  /** A sink of the tests. */
  SinkId CRM = new SinkId("crm");

  /** Another sink of the tests. */
  SinkId LOG = new SinkId("log");

  /** Where alerts are raised; empty at first, the same one during a test. */
  AlertLog alerts();

  /** The outbox of these alerts. */
  AlertOutbox alertOutbox();

  /** AO-1: a sink receives the alerts that are raised while it is subscribed. */
  @Test
  default void ao1_aSinkReceivesWhatIsRaisedWhileItIsSubscribed() {
    raise(1);
    alertOutbox().subscribe(Set.of(CRM));
    assertThat(next(CRM, 9)).isEmpty();
    raise(2);
    assertThat(text(CRM, 9)).isEqualTo("Alert 2");
    alertOutbox().subscribe(Set.of());
    assertThat(next(CRM, 9)).isEmpty();
    raise(3);
    alertOutbox().subscribe(Set.of(CRM));
    assertThat(next(CRM, 9)).isEmpty();
  }

  /** AO-1: alerts come in the order in which they were raised, whatever their times are. */
  @Test
  default void ao1_alertsComeInTheOrderInWhichTheyWereRaised() {
    alertOutbox().subscribe(Set.of(CRM));
    raise(5);
    raise(3);
    assertThat(text(CRM, 9)).isEqualTo("Alert 5");
    alertOutbox().settle(CRM, number(CRM, 9), Settlement.delivered(1));
    assertThat(text(CRM, 9)).isEqualTo("Alert 3");
    alertOutbox().settle(CRM, number(CRM, 9), Settlement.setAside(1, "Never."));
    assertThat(next(CRM, 9)).isEmpty();
  }

  /** AO-2: an alert that waits holds back later ones, unless a wrong clock postponed it. */
  @Test
  default void ao2_anAlertThatWaitsHoldsBackLaterOnes() {
    alertOutbox().subscribe(Set.of(CRM));
    raise(1);
    raise(2);
    alertOutbox().settle(CRM, number(CRM, 9), Settlement.postponed(3, at(50), "No."));
    assertThat(next(CRM, 49)).isEmpty();
    assertThat(text(CRM, 50)).isEqualTo("Alert 1");
    assertThat(next(CRM, 50).orElseThrow().attempts()).isEqualTo(3);
    assertThat(alertOutbox().next(CRM, at(1), at(9))).as("a wrong clock").isPresent();
    alertOutbox().settle(CRM, number(CRM, 50), Settlement.delivered(4));
    assertThat(next(CRM, 50).orElseThrow().attempts()).isZero();
  }

  /** AO-3: the number of a deleted alert is not given to a later one. */
  @Test
  default void ao3_numbersAreNeverReused() {
    alertOutbox().subscribe(Set.of(CRM));
    raise(1);
    long number = number(CRM, 9);
    alertOutbox().settle(CRM, number, Settlement.delivered(1));
    alerts().deleteBefore(at(9));
    raise(9);
    assertThat(number(CRM, 9)).isGreaterThan(number);
  }

  /** AO-4: what one sink received is not received by another one. */
  @Test
  default void ao4_sinksAreIndependentOfEachOther() {
    alertOutbox().subscribe(Set.of(CRM, LOG));
    raise(1);
    raise(2);
    UndeliveredAlert first = next(LOG, 9).orElseThrow();
    alertOutbox().settle(CRM, number(CRM, 9), Settlement.delivered(1));
    assertThat(next(LOG, 9)).contains(first);
    alertOutbox().settle(LOG, number(LOG, 9), Settlement.postponed(1, at(99), "No."));
    assertThat(text(CRM, 9)).isEqualTo("Alert 2");
  }

  /** AO-5: what waits is listed and stays, also while the sink rests. */
  @Test
  default void ao5_whatWaitsIsListedAndStays() {
    raise(1);
    assertThat(waiting()).isEmpty();
    alertOutbox().subscribe(Set.of(CRM));
    raise(2);
    raise(3);
    raise(4);
    assertThat(waiting()).containsExactly("Alert 2", "Alert 3");
    long last = number(CRM, 9) + 1;
    alertOutbox().settle(CRM, last, Settlement.delivered(1));
    assertThat(waiting()).containsExactly("Alert 4");
    alertOutbox().settle(CRM, last + 1, Settlement.postponed(1, at(50), "No."));
    assertThat(waiting()).containsExactly("Alert 4");
  }

  /** AO-2: a sink rests before an alert that is not raised yet. */
  @Test
  default void ao2_aSinkRestsBeforeWhatIsNotRaisedYet() {
    alertOutbox().subscribe(Set.of(CRM));
    raise(1);
    long next = number(CRM, 9) + 1;
    alertOutbox().settle(CRM, next, Settlement.postponed(0, at(50), ""));
    assertThat(next(CRM, 60)).isEmpty();
    raise(2);
    assertThat(next(CRM, 49)).isEmpty();
    assertThat(text(CRM, 50)).isEqualTo("Alert 2");
  }

  private List<String> waiting() {
    return alertOutbox().waiting(CRM, 2).stream().map(each -> each.alert().text()).toList();
  }

  private void raise(int second) {
    alerts()
        .raise(new Alert(Alert.Level.ERROR, at(second), "anna", "test/alert", "Alert " + second));
  }

  private Optional<UndeliveredAlert> next(SinkId sink, int second) {
    return alertOutbox().next(sink, at(second), at(99));
  }

  private String text(SinkId sink, int second) {
    return next(sink, second).orElseThrow().event().alert().text();
  }

  private long number(SinkId sink, int second) {
    return next(sink, second).orElseThrow().event().id().number();
  }

  private static Instant at(int second) {
    return Instant.ofEpochSecond(second);
  }
}
