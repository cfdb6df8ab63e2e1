package org.mailpromoter.installation.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange.Extent;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AuditTrail;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.permission.Operation;

/** What the audit log says of changes. */
class AuditedTest {
  private static final Requester MARIA =
      new Requester(new Actor.Person("maria"), Channel.API, "r7", "asked by telephone");
  private static final RecordId ANNA = RecordId.user("anna");
  private static final RecordId BERG = RecordId.parse("contact:berg").orElseThrow();

  @TempDir private Path folder;
  private OpenInstallation open;

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).openOrCreate();
  }

  @AfterEach
  void close() {
    assertThat(new AuditTrail(open).verify(AuditSeal.NONE, new Task()).flaw()).isEmpty();
    open.close();
  }

  private List<AuditDeed> deeds() {
    try {
      return new AuditTrail(open)
          .list(AuditFilter.ALL, PageRequest.first(99)).entries().stream()
              .map(AuditEntry::deed)
              .toList();
    } catch (WrongPageException e) {
      throw new AssertionError(e);
    }
  }

  private AuditDeed only() {
    assertThat(deeds()).hasSize(1);
    return deeds().get(0);
  }

  @Test
  void anEntrySaysWhoDidWhatHowWhyAndWhatBecameOfIt() throws Exception {
    new SettingChoices(open).set(MARIA, "use-correlation", "no");
    assertThat(only())
        .isEqualTo(
            new AuditDeed(
                SampleInstallation.NOW,
                MARIA.actor(),
                Channel.API,
                "choose-settings",
                "use-correlation",
                Optional.empty(),
                "yes",
                "no",
                "asked by telephone",
                AuditDeed.Outcome.DONE,
                "r7"));
    new SettingChoices(open).reset(MARIA, "use-correlation");
    assertThat(deeds().get(0).before()).isEqualTo("no");
    assertThat(deeds().get(0).after()).isEqualTo("yes");
  }

  @Test
  void aTrackOptionConcernsWhoseItIs() {
    new TrackOptions(open).set(MARIA, ANNA, TrackOption.ALL);
    assertThat(only().concerns()).contains(ANNA);
    assertThat(only().before()).isEqualTo(TrackOption.REPLIES.word());
    assertThat(only().after()).isEqualTo("all");
    new TrackOptions(open).reset(MARIA, ANNA);
    assertThat(deeds().get(0).after()).isEqualTo(TrackOption.REPLIES.word());
  }

  @Test
  void aChangeThatFailsIsAnEntryWithItsCode() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new SettingChoices(open).set(MARIA, "use-corelation", "no"));
    assertThat(only().outcome().code()).hasValueSatisfying(code -> assertThat(code).contains("/"));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(
            () -> new ActivityChanges(open).track(MARIA, 99, Tracking.UNTRACKED, Extent.ACTIVITY));
    assertThat(deeds().get(0).outcome()).isEqualTo(AuditDeed.Outcome.failed("not-found/activity"));
    assertThat(deeds().get(0).object()).isEqualTo("activity 99");
  }

  /** What was not expected is known by its class in the log, and by its entry here. */
  @Test
  void aDefectIsAnEntry() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                Audited.of(open, MARIA, Operation.FORGET, "x")
                    .run(
                        entry -> {
                          throw new IllegalStateException("unexpected");
                        }));
    assertThat(only().outcome()).isEqualTo(AuditDeed.Outcome.failed("defect"));
  }

  @Test
  void aCancelledChangeIsAnEntry() {
    Task task = new Task();
    task.cancel();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> new Records(open).put(MARIA, entries(10), task));
    assertThat(only().outcome()).isEqualTo(AuditDeed.Outcome.failed("cancelled"));
  }

  private static List<RecordEntry> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> RecordId.parse("contact:c" + i).orElseThrow())
        .map(
            id ->
                new RecordEntry(
                    PartyRecord.of(id, id.key()),
                    List.of(new EmailAddress(id.key() + "@customer.example"))))
        .toList();
  }

  @Test
  void anImportIsOneEntryHoweverManyRecordsItHas() {
    new Records(open).put(MARIA, entries(5_000), new Task());
    assertThat(only().after()).isEqualTo("5000 records, 5000 new");
    assertThat(only().operation()).isEqualTo("change-records");
  }

  @Test
  void aRecordIsDescribedBeforeAndAfter() throws Exception {
    Records records = new Records(open);
    records.addAddresses(
        MARIA, BERG, List.of(new EmailAddress("berg@customer.example")), "Anna Berg");
    records.activate(MARIA, BERG, false);
    assertThat(deeds().get(0).before()).isEqualTo("Anna Berg <berg@customer.example>");
    assertThat(deeds().get(0).after()).isEqualTo("Anna Berg <berg@customer.example> inactive");
    assertThat(deeds().get(1).before()).isEmpty();
  }

  @Test
  void trackingIsDescribedBeforeAndAfter() throws Exception {
    byte[] mail =
        """
        Message-ID: <1@x.example>
        From: anna@x.example
        To: berg@customer.example
        Date: Sun, 1 Mar 2026 09:00:00 +0000
        Subject: Offer

        Hello
        """
            .getBytes(StandardCharsets.UTF_8);
    long number =
        new SentMails(open)
            .record(MARIA, new ByteArrayInputStream(mail))
            .orElseThrow()
            .id()
            .value();
    new ActivityChanges(open).track(MARIA, number, Tracking.UNTRACKED, Extent.ACTIVITY);
    new ActivityChanges(open).regard(MARIA, number, BERG, Extent.ACTIVITY);
    assertThat(deeds())
        .extracting(AuditDeed::operation)
        .containsExactly("change-activity", "change-activity", "record-sent");
    assertThat(deeds().get(1).before()).isEqualTo("TRACKED");
    assertThat(deeds().get(0).after()).startsWith("contact:berg");
    assertThat(deeds()).allMatch(each -> each.concerns().equals(Optional.of(ANNA)));
  }

  /** The address stands nowhere afterwards, also not in the entry about erasing it. */
  @Test
  void erasingAPersonLeavesAnEntryWithoutThePerson() throws Exception {
    EmailAddress address = new EmailAddress("berg@customer.example");
    new Records(open).addAddresses(MARIA, BERG, List.of(address));
    assertThat(new Erasures(open).erase(MARIA, address, new Task()).remaining()).isZero();
    assertThat(deeds().get(0).operation()).isEqualTo("erase-person");
    assertThat(deeds()).noneMatch(each -> each.toString().contains(address.value()));
  }

  /** A restored storage has the log of the backup, which goes on with the restore. */
  @Test
  void aBackupAndItsRestoreAreEntries() {
    Path file = folder.resolve("backup.db");
    Backups.write(MARIA, open, file, false, new Task());
    assertThat(only().operation()).isEqualTo("back-up");
    open.close();
    Backups.restore(MARIA, open.parts(), file);
    open = open.parts().open();
    assertThat(only().operation()).isEqualTo("restore");
  }
}
