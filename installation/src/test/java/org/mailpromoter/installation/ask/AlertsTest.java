package org.mailpromoter.installation.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Permissions;

/** Alerts by cause, and who sees which. */
class AlertsTest {
  private static final String UNREACHABLE = "imap/unreachable";

  @TempDir private Path folder;
  private OpenInstallation open;

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).openToSynchronize();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private Instant daysAgo(int days) {
    return open.now().minus(Duration.ofDays(days));
  }

  private void raise(int days, String about, String code) {
    open.storage()
        .alertLog()
        .raise(new Alert(Alert.Level.WARNING, daysAgo(days), about, code, "Text.").lasting());
  }

  @Test
  void alertsAboutOneThingWithOneCodeAreOneCause() {
    raise(4, "anna", UNREACHABLE);
    raise(3, "support", UNREACHABLE);
    raise(2, "anna", UNREACHABLE);
    raise(1, "anna", "imap/authentication-refused");
    List<Alerts.Cause> causes = new Alerts(open).causes(100);
    assertThat(causes).hasSize(3);
    Alerts.Cause twice = causes.get(1);
    assertThat(twice.count()).isEqualTo(2);
    assertThat(twice.latest().alert().at()).isEqualTo(daysAgo(2));
    assertThat(twice.first()).isEqualTo(daysAgo(4));
  }

  @Test
  void whatLastsComesFirstAndTheEndOfItIsNoCause() {
    raise(3, "support", UNREACHABLE);
    raise(2, "anna", UNREACHABLE);
    open.storage().alertLog().raise(Alert.over(daysAgo(1), "anna", "It works again."));
    List<Alerts.Cause> causes = new Alerts(open).causes(100);
    assertThat(causes)
        .extracting(each -> each.latest().alert().about())
        .containsExactly("support", "anna");
    assertThat(causes).extracting(each -> each.latest().lasts()).containsExactly(true, false);
  }

  @Test
  void usersSeeThoseAboutTheirOwnMailboxes() {
    raise(2, "anna", UNREACHABLE);
    raise(1, "sink crm", "delivery/failing");
    Identity anna = Identity.of("anna", Role.USER).as(new RecordId(RecordKind.USER, "anna"));
    assertThat(seenBy(anna)).containsExactly("anna");
    assertThat(seenBy(Identity.of("olga", Role.AUDITOR))).containsExactly("sink crm", "anna");
  }

  private List<String> seenBy(Identity identity) {
    Permissions permissions = Permissions.of(identity, open.parts().deployment());
    return new Alerts(open)
        .visibleTo(permissions).latest(10).stream().map(each -> each.alert().about()).toList();
  }
}
