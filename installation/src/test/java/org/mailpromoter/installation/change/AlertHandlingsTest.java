package org.mailpromoter.installation.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.AlertHandling;
import org.mailpromoter.core.store.AlertHandling.Kind;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.ask.Alerts;

/** Causes of alerts that are done or muted, and when they come back. */
class AlertHandlingsTest {
  private static final Instant NOW = SampleInstallation.NOW;
  private static final AlertCause ANNA = new AlertCause("anna", "imap/unreachable");
  private static final Requester MARIA = Requester.command(new Actor.Person("maria"));

  @TempDir private Path folder;
  private Installation parts;
  private OpenInstallation open;

  @BeforeEach
  void open() throws Exception {
    parts = SampleInstallation.in(folder);
    open = parts.openToSynchronize();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private void raise(int hours, AlertCause cause) {
    open.storage()
        .alertLog()
        .raise(
            new Alert(
                    Alert.Level.WARNING,
                    NOW.plus(Duration.ofHours(hours)),
                    cause.about(),
                    cause.code(),
                    "Text.")
                .lasting());
  }

  private boolean needsAttention(AlertCause cause) throws NotFoundException {
    return new Alerts(open).cause(cause).latest().needsAttention();
  }

  @Test
  void whatIsDoneComesBackWhenItIsRaisedAgain() throws Exception {
    AlertCause other = new AlertCause("anna", "imap/refused");
    raise(-2, ANNA);
    raise(-1, ANNA);
    raise(-1, other);
    Alerts.Cause done = new AlertHandlings(open).done(MARIA, ANNA);
    assertThat(done.latest().handling())
        .contains(
            new AlertHandling(ANNA, Kind.DONE, NOW.minus(Duration.ofHours(1)), MARIA.actor(), NOW));
    assertThat(done.latest().lasts()).isTrue();
    assertThat(needsAttention(ANNA)).isFalse();
    assertThat(needsAttention(other)).isTrue();
    raise(0, ANNA);
    assertThat(needsAttention(ANNA)).isTrue();
  }

  @Test
  void whatIsMutedComesBackWhenItsTimeHasPassed() throws Exception {
    raise(-1, ANNA);
    Instant until = NOW.plus(Duration.ofDays(1));
    new AlertHandlings(open).mute(MARIA, ANNA, until);
    raise(0, ANNA);
    assertThat(needsAttention(ANNA)).isFalse();
    AlertHandling muted = new Alerts(open).cause(ANNA).latest().handling().orElseThrow();
    assertThat(muted.covers(NOW, until.minusMillis(1))).isTrue();
    assertThat(muted.covers(NOW, until)).isFalse();
  }

  @Test
  void aCauseIsReopened() throws Exception {
    raise(-1, ANNA);
    new AlertHandlings(open).done(MARIA, ANNA);
    assertThat(new AlertHandlings(open).reopen(MARIA, ANNA).latest().needsAttention()).isTrue();
    assertThat(open.storage().alertHandlings().list()).isEmpty();
  }

  @Test
  void nothingIsMutedForEverOrInThePast() {
    raise(-1, ANNA);
    for (Instant each : List.of(NOW, NOW.minusSeconds(1), NOW.plus(Duration.ofDays(400)))) {
      assertThatThrownBy(() -> new AlertHandlings(open).mute(MARIA, ANNA, each))
          .isInstanceOf(RefusedException.class);
    }
    assertThat(open.storage().alertHandlings().list()).isEmpty();
  }

  @Test
  void whatNoAlertHasIsNotHandled() {
    raise(-1, ANNA);
    AlertCause wrong = new AlertCause("ana", "imap/unreachable");
    AlertHandlings handlings = new AlertHandlings(open);
    Instant until = NOW.plusSeconds(60);
    assertThatThrownBy(() -> handlings.done(MARIA, wrong))
        .isInstanceOfSatisfying(
            NotFoundException.class, missing -> assertThat(missing.nearest()).contains("anna"));
    assertThatThrownBy(() -> handlings.mute(MARIA, wrong, until))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> handlings.reopen(MARIA, wrong)).isInstanceOf(NotFoundException.class);
    assertThat(open.storage().alertHandlings().list()).isEmpty();
  }

  @Test
  void theAuditLogSaysWhoDidWhatToWhoseMailbox() throws Exception {
    raise(-1, ANNA);
    AlertHandlings handlings = new AlertHandlings(open);
    handlings.done(MARIA, ANNA);
    handlings.mute(MARIA, ANNA, NOW.plus(Duration.ofDays(1)));
    List<AuditDeed> deeds =
        open.storage().auditLog().list(AuditFilter.ALL, PageKey.START, 9).entries().stream()
            .map(AuditEntry::deed)
            .toList();
    assertThat(deeds)
        .extracting(AuditDeed::after)
        .containsExactly("muted until 2026-03-02T12:00:00Z", "done");
    assertThat(deeds).extracting(AuditDeed::before).containsExactly("done", "open");
    assertThat(deeds).allMatch(each -> each.object().equals("alert about anna, imap/unreachable"));
    assertThat(deeds)
        .allMatch(each -> each.concerns().filter(RecordId.user("anna")::equals).isPresent());
  }
}
