package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.MailboxHealth;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.health.RetryRhythm;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.memory.InMemoryAlertLog;
import org.mailpromoter.core.memory.InMemoryRunLog;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.sync.FolderFailure;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.Marking;
import org.mailpromoter.deployment.Connection;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.ServerProfile;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/** Alerts that are repeated, and those that are not. */
class MailboxHealthsTest {
  private static final MailboxId ANNA = new MailboxId("anna");

  @TempDir private Path folder;

  private final InMemoryRunLog runs = new InMemoryRunLog();
  private final InMemoryAlertLog alerts = new InMemoryAlertLog();
  private Instant now = NOW;

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aRefusedLoginIsTriedAgainWhenItsSecretWasChanged() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "new");
    MailboxHealths healths = healths(secret);
    fails(healths, Retry.HARMFUL);
    Files.setLastModifiedTime(secret, FileTime.from(NOW.minusSeconds(1)));
    now = NOW.plus(Duration.ofDays(3));
    assertThat(healths.isDue(anna())).isFalse();
    Files.setLastModifiedTime(secret, FileTime.from(NOW.plusSeconds(9)));
    assertThat(healths.isDue(anna())).isTrue();
    fails(healths, Retry.HARMFUL);
    assertThat(healths.isDue(anna())).as("once for each change").isFalse();
  }

  @Test
  void aFileOfTheFutureIsNoChange() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "new");
    Files.setLastModifiedTime(secret, FileTime.from(NOW.plus(Duration.ofDays(9))));
    MailboxHealths healths = healths(secret);
    fails(healths, Retry.HARMFUL);
    assertThat(healths.isDue(anna())).isFalse();
  }

  @Test
  void afterAClockThatWasTenYearsAheadAMailboxIsTriedAtOnce() {
    MailboxHealths healths = healths();
    now = NOW.plus(Duration.ofDays(3650));
    fails(healths, Retry.LATER);
    now = NOW;
    assertThat(healths.isDue(anna())).isTrue();
    now = NOW.plus(Duration.ofDays(3650));
    fails(healths, Retry.HARMFUL);
    now = NOW;
    assertThat(healths.isDue(anna())).isTrue();
  }

  @Test
  void theTenthFailureIsAnErrorAndThatItIsOverIsSaidOnce() {
    MailboxHealths healths = healths();
    for (int i = 0; i < 10; i++) {
      fails(healths, Retry.LATER);
    }
    works(healths);
    works(healths);
    assertThat(raised())
        .extracting(Alert::level, Alert::course)
        .containsExactly(
            tuple(Alert.Level.WARNING, Alert.Course.LASTS),
            tuple(Alert.Level.ERROR, Alert.Course.LASTS),
            tuple(Alert.Level.INFORMATION, Alert.Course.OVER));
  }

  @Test
  void aFolderThatFailsLeavesTheMailboxDueAndIsToldAndOver() {
    MailboxHealths healths = healths();
    record(
        healths, List.of(FolderFailure.ofFolder(ANNA, new FolderId("Sent"), fault(Retry.LATER))));
    assertThat(healths.isDue(anna())).isTrue();
    assertThat(healths.isTroubled(ANNA)).isTrue();
    works(healths);
    assertThat(raised())
        .extracting(Alert::course)
        .containsExactly(Alert.Course.LASTS, Alert.Course.OVER);
  }

  @Test
  void aServerThatAsksForAnHourIsLeftAloneForThatLong() {
    MailboxHealths healths = healths();
    Instant until = NOW.plus(Duration.ofHours(1));
    MailAccessException busy =
        MailAccessException.leftAlone(new TestCode(Retry.LATER), "Busy.", until);
    record(healths, List.of(FolderFailure.ofFolder(ANNA, new FolderId("INBOX"), busy)));
    TroubledMailbox troubled = healths.troubled(ANNA);
    assertThat(troubled.askedByServer()).isTrue();
    assertThat(troubled.health().postponedUntil()).hasValue(until);
    now = until.minusSeconds(1);
    assertThat(healths.isDue(anna())).isFalse();
    now = until;
    assertThat(healths.isDue(anna())).isTrue();
  }

  @Test
  void aServerThatAsksForLessThanOurPauseChangesNothing() {
    MailboxHealths healths = healths();
    fails(healths, Retry.LATER);
    assertThat(healths.troubled(ANNA).askedByServer()).isFalse();
    assertThat(healths.troubled(ANNA).longestPause()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void aTestThatSucceededEnablesTheMailboxForAnotherProcess() {
    MailboxHealths service = healths();
    fails(service, Retry.HARMFUL);
    MailboxHealths command = healths();
    command.succeeded(ANNA);
    assertThat(service.isDue(anna())).isTrue();
  }

  /** The first one first. */
  private List<Alert> raised() {
    List<Alert> raised = new ArrayList<>(alerts.latest(100));
    Collections.reverse(raised);
    return raised;
  }

  private MailboxHealths healths(Path... files) {
    return new MailboxHealths(
        runs, alerts, () -> now, RetryRhythm.STANDARD, mailbox -> List.of(files));
  }

  private static MailboxDeployment anna() {
    Config none = Config.of(ConfigSpec.NONE, Map.of());
    return new MailboxDeployment(
        ANNA,
        new ServerProfile("s", 1, Duration.ofMinutes(5)),
        new Connection(new NoConnector(), none, none),
        false,
        MailboxPolicy.of(Optional.empty(), true, Optional.empty()),
        List.of(),
        Marking.NONE,
        Optional.empty());
  }

  private void fails(MailboxHealths healths, Retry retry) {
    record(healths, List.of(FolderFailure.ofMailbox(ANNA, fault(retry))));
  }

  private void works(MailboxHealths healths) {
    record(healths, List.of());
  }

  private void record(MailboxHealths healths, List<FolderFailure> failures) {
    String failure = failures.isEmpty() ? "" : "No.";
    healths.record(
        new MailboxRun(ANNA, now, now, 0, 0, failure, MailboxHealth.FINE),
        new MailboxReport(ANNA, List.of(), 0, 0, 0, failures, List.of(), List.of(), Duration.ZERO));
  }

  private static MailAccessException fault(Retry retry) {
    return new MailAccessException(new TestCode(retry), "No answer.");
  }

  private record TestCode(Retry kind) implements ErrorCode {
    @Override
    public String id() {
      return "test/failed";
    }

    @Override
    public ErrorMeaning meaning() {
      return new ErrorMeaning(FaultScope.MAILBOX, kind, "Look.");
    }
  }

  /** Reaches nothing. */
  private static final class NoConnector implements ConnectorFactory {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public String description() {
      return "nothing";
    }

    @Override
    public ConfigSpec serverKeys() {
      return ConfigSpec.NONE;
    }

    @Override
    public ConfigSpec mailboxKeys() {
      return ConfigSpec.NONE;
    }

    @Override
    public MailboxSource source(String mailbox, Config server, Config login) {
      throw new IllegalStateException("nobody opens it here");
    }
  }
}
