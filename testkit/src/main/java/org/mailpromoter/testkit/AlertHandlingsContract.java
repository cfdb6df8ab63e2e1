package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.store.AlertHandling;
import org.mailpromoter.core.store.AlertHandling.Kind;
import org.mailpromoter.core.store.AlertHandlings;
import org.mailpromoter.core.store.Storage;

/**
 * What every {@link AlertHandlings} must keep to; the numbers are those of its documentation.
 *
 * @since 0.1
 */
public interface AlertHandlingsContract {
  /** When the alerts of the tests are raised. */
  Instant RAISED = Instant.parse("2026-03-01T12:00:00Z");

  /** The handlings of a storage. */
  AlertHandlings handlings(Storage storage);

  /** A storage, which is empty at first and the same one during a test. */
  Storage storage();

  /** AH-1: the latest handling of a cause counts, and is read as it was written. */
  @Test
  default void ah1_aCauseHasOneHandling() {
    AlertHandlings handlings = handlings(storage());
    raise("ben", "b", 0);
    raise("anna", "b", 0);
    raise("anna", "a", 0);
    handlings.put(handling("ben", "b", Kind.DONE));
    handlings.put(handling("anna", "b", Kind.DONE));
    handlings.put(handling("anna", "b", Kind.MUTED));
    handlings.put(handling("anna", "a", Kind.DONE));
    assertThat(handlings.list())
        .containsExactly(
            handling("anna", "a", Kind.DONE),
            handling("anna", "b", Kind.MUTED),
            handling("ben", "b", Kind.DONE));
  }

  /** The handling of one cause is removed once. */
  @Test
  default void aHandlingIsRemovedOnce() {
    AlertHandlings handlings = handlings(storage());
    handlings.put(handling("anna", "a", Kind.DONE));
    handlings.put(handling("anna", "b", Kind.DONE));
    assertThat(handlings.remove(new AlertCause("anna", "a"))).isTrue();
    assertThat(handlings.remove(new AlertCause("anna", "a"))).isFalse();
    assertThat(handlings.list()).containsExactly(handling("anna", "b", Kind.DONE));
  }

  /** AH-2: a handling stays as long as there is an alert of its cause. */
  @Test
  default void ah2_aHandlingGoesWithTheLastAlertOfItsCause() {
    AlertHandlings handlings = handlings(storage());
    raise("anna", "a", 0);
    raise("anna", "a", 60);
    raise("anna", "b", 0);
    handlings.put(handling("anna", "a", Kind.DONE));
    handlings.put(handling("anna", "b", Kind.MUTED));
    storage().alertLog().deleteBefore(RAISED.plusSeconds(1));
    assertThat(handlings.list()).containsExactly(handling("anna", "a", Kind.DONE));
    storage().alertLog().deleteBefore(RAISED.plusSeconds(61));
    assertThat(handlings.list()).isEmpty();
  }

  private void raise(String about, String code, int seconds) {
    Alert alert =
        new Alert(Alert.Level.WARNING, RAISED.plusSeconds(seconds), about, code, "No answer.");
    storage().alertLog().raise(alert);
  }

  private static AlertHandling handling(String about, String code, Kind kind) {
    return new AlertHandling(
        new AlertCause(about, code),
        kind,
        RAISED,
        new Actor.Person("maria"),
        RAISED.plusSeconds(9));
  }
}
