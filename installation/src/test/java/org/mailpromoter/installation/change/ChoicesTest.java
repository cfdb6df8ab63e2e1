package org.mailpromoter.installation.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.ask.OwnerList;
import org.mailpromoter.installation.ask.SettingsHistory;

/** Overrides at run time, and the log of who made them. */
class ChoicesTest {
  private static final Requester MARIA = Requester.command(new Actor.Person("maria"));
  private static final Requester ROBOT = Requester.command(new Actor.Program("nightly job"));
  private static final RecordId ANNA = new RecordId(RecordKind.USER, "anna");

  @TempDir private Path folder;
  private OpenInstallation open;

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).open();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private TrackOption option() {
    return new OwnerList(open).list(RecordKind.USER).get(0).owner().track().value();
  }

  @Test
  void aTrackOptionCountsUntilItIsTakenBack() {
    TrackOptions options = new TrackOptions(open);
    TrackOption before = option();
    options.set(MARIA, ANNA, TrackOption.ALL);
    assertThat(option()).isEqualTo(TrackOption.ALL);
    assertThat(options.reset(ROBOT, ANNA)).isEqualTo(new TrackOptions.Reset(true, before));
    assertThat(options.reset(ROBOT, ANNA).removed()).isFalse();
    assertThat(new SettingsHistory(open).choices())
        .extracting(Choice::who)
        .containsExactly(MARIA.actor(), ROBOT.actor());
  }

  @Test
  void aSettingCountsUntilItIsTakenBack() throws Exception {
    SettingChoices settings = new SettingChoices(open);
    assertThat(settings.set(MARIA, "use-correlation", "no")).isEqualTo("no");
    assertThat(new SettingsHistory(open).choices())
        .singleElement()
        .isEqualTo(
            new Choice(
                Choice.ORGANIZATION,
                "use-correlation",
                "no",
                MARIA.actor(),
                SampleInstallation.NOW));
    assertThat(settings.reset(MARIA, "use-correlation")).isTrue();
    assertThat(settings.reset(MARIA, "use-correlation")).isFalse();
  }

  @Test
  void aSettingThatDoesNotExistIsRefused() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new SettingChoices(open).set(MARIA, "use-corelation", "no"));
  }
}
