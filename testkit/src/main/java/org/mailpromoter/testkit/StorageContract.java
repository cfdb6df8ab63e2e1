package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.AlertEvent;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.MailboxHealth;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.health.RetryRhythm;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.store.AlertOutbox;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.Maintenance;
import org.mailpromoter.core.store.Maintenance.Extent;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.store.TokenCounter;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.core.store.UndeliveredAlert;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.Worker;

/**
 * The contract of every {@link Storage} for choices, runs, alerts, tokens and policies, also after
 * it was closed and reopened, and of its {@link org.mailpromoter.core.store.Maintenance}. The other
 * parts have their own contracts: {@link ActivityStoreContract}, {@link CrashContract}, {@link
 * OutboxContract}, {@link RecordStoreContract}.
 *
 * @since 0.1
 */
public interface StorageContract {
  /** The sink of the tests. */
  SinkId SINK = new SinkId("crm");

  /** Opens the storage of this test, which is empty at first and then holds what was kept in it. */
  Storage open() throws Exception;

  /** Replaces the storage, which is closed, by a backup. */
  void restore(Path backup) throws Exception;

  /** A file that does not exist, in a folder of the test. */
  Path absentFile() throws Exception;

  /** MN-1: nothing that the other tests write is damage. */
  @AfterEach
  default void mn1_aCheckFindsNothing() throws Exception {
    try (Storage storage = open()) {
      assertThat(Invariants.violations(storage)).isEmpty();
    }
  }

  /** MN-2: what was committed before a backup is in it, and what was committed after it is not. */
  @Test
  default void mn2_aBackupHoldsWhatWasCommittedBeforeIt() throws Exception {
    Path backup = absentFile();
    try (Storage storage = open()) {
      storage.choiceStore().put(choice("no", 1));
      storage.maintenance().backup(backup, false);
      storage.choiceStore().put(choice("yes", 2));
    }
    restore(backup);
    try (Storage storage = open()) {
      assertThat(storage.choiceStore().choices()).containsExactly(choice("no", 1));
    }
  }

  /** MN-2: a file that exists is replaced only when that is asked for. */
  @Test
  default void mn2_aBackupReplacesAFileOnlyWhenAsked() throws Exception {
    Path backup = absentFile();
    try (Storage storage = open()) {
      storage.maintenance().backup(backup, false);
      assertThatThrownBy(() -> storage.maintenance().backup(backup, false))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(backup.toString());
      storage.choiceStore().put(choice("no", 1));
      storage.maintenance().backup(backup, true);
    }
    restore(backup);
    try (Storage storage = open()) {
      assertThat(storage.choiceStore().choices()).containsExactly(choice("no", 1));
    }
  }

  /** MN-4: a backup that is ended leaves no file, and a check that is ended changes nothing. */
  @Test
  default void mn4_whatIsEndedLeavesNothingBehind() throws Exception {
    Path backup = absentFile();
    try (Storage storage = open()) {
      Maintenance maintenance = storage.maintenance();
      boolean due = maintenance.isCheckDue();
      Cancelling.atEachCall(
          progress -> assertThat(maintenance.check(Extent.FULL, progress)).isEmpty(),
          () -> assertThat(maintenance.isCheckDue()).isEqualTo(due));
      int ended =
          Cancelling.atEachCall(
              progress -> maintenance.backup(backup, false, progress),
              () -> assertThat(backup).doesNotExist());
      assertThat(ended).isPositive();
      assertThat(backup).exists();
    }
  }

  /** MN-3, OB-2, C-22: the world remembers what was named after the backup. */
  @Test
  default void mn3_afterARestoreNothingIsNamedAsBefore() throws Exception {
    Path backup = absentFile();
    Set<String> before = new HashSet<>();
    try (Storage storage = open()) {
      storage.outbox().subscribe(Set.of(SINK));
      before.addAll(named(storage, "<1@x>", "anna"));
      storage.maintenance().backup(backup, false);
      before.addAll(named(storage, "<2@x>", "anna"));
      before.addAll(named(storage, "<3@x>", "ben"));
    }
    restore(backup);
    try (Storage storage = open()) {
      storage.outbox().due(SINK, at(9), 9).forEach(each -> before.remove(name(each)));
      assertThat(named(storage, "<4@x>", "anna")).doesNotContainAnyElementsOf(before);
      assertThat(named(storage, "<5@x>", "cleo")).doesNotContainAnyElementsOf(before);
    }
  }

  /** What sinks and logs receive when a sent mail is recorded, and a token is asked for. */
  private static Set<String> named(Storage storage, String message, String sender) {
    storage.outbox().due(SINK, at(9), 9).stream()
        .map(each -> each.event().id().number())
        .forEach(number -> storage.outbox().settle(SINK, number, Settlement.delivered(1), at(9)));
    storage
        .activityStore()
        .add(
            new NewActivity(
                EmailActivity.builder(
                        new ActivityId(1), Direction.OUTGOING, new MessageIdentity(message, 1))
                    .build(),
                Set.of()));
    TokenCounter.Next token = storage.tokenCounter().next(RecordId.user(sender));
    Set<String> named = new HashSet<>(Set.of("token " + token.sender() + " " + token.count()));
    for (Undelivered each : storage.outbox().due(SINK, at(9), 9)) {
      named.add(name(each));
      named.add("activity " + each.event().activity().id());
    }
    named.add("alert " + alert(storage));
    return named;
  }

  /** What a sink receives when an alert is raised. */
  private static EventId alert(Storage storage) {
    storage.alertOutbox().subscribe(Set.of(SINK));
    Optional<UndeliveredAlert> before = storage.alertOutbox().next(SINK, at(9), at(9));
    before.ifPresent(
        each ->
            storage
                .alertOutbox()
                .settle(SINK, each.event().id().number(), Settlement.delivered(1)));
    storage.alertLog().raise(new Alert(Alert.Level.WARNING, at(1), "anna", "test/alert", "Look."));
    return storage.alertOutbox().next(SINK, at(9), at(9)).orElseThrow().event().id();
  }

  private static String name(Undelivered event) {
    return "event " + event.event().id();
  }

  /** TU-2: an epoch is never given again, also not after the process that took it has ended. */
  @Test
  default void tu2_theEpochGrowsWhenTheStorageIsOpenedAgain() throws Exception {
    long first;
    try (Storage storage = open();
        Worker worker = storage.turns().join()) {
      first = worker.take(new MailboxId("m")).orElseThrow().epoch();
    }
    try (Storage storage = open();
        Worker worker = storage.turns().join()) {
      assertThat(worker.take(new MailboxId("m")).orElseThrow().epoch()).isGreaterThan(first);
    }
  }

  /** TU-6: whoever closes the storage works with it no longer. */
  @Test
  default void tu6_closingAStorageClosesItsWorkers() throws Exception {
    try (Storage storage = open()) {
      Worker worker = storage.turns().join();
      assertThat(worker.take(new MailboxId("m"))).isPresent();
    }
    try (Storage storage = open();
        Worker worker = storage.turns().join()) {
      assertThat(worker.take(new MailboxId("m"))).isPresent();
    }
  }

  /** AS-8: people know better than a commit who a sender is. */
  @Test
  default void as08_aRecordThatACommitMakesNeverChangesOneThatExists() throws Exception {
    EmailAddress address = new EmailAddress("anna@customer.example");
    EmailAddress other = new EmailAddress("other@customer.example");
    try (Storage storage = open()) {
      storage.recordStore().put(List.of(made("Anna", address)));
      storage
          .activityStore()
          .commit(
              Commit.builder(
                      Turn.alone(new MailboxId("m")),
                      new FolderId("INBOX"),
                      Cursor.START,
                      new Cursor("1"))
                  .at(at(1))
                  .policyVersion(1)
                  .newRecords(List.of(made("Somebody", address), made("Other", other)))
                  .build());
      assertThat(storage.recordStore().resolve(Set.of(address)).get(address))
          .extracting(PartyRecord::name)
          .containsExactly("Anna");
      assertThat(storage.recordStore().resolve(Set.of(other))).containsKey(other);
    }
  }

  private static RecordEntry made(String name, EmailAddress address) {
    RecordId id = RecordId.parse("contact:" + address).orElseThrow();
    return new RecordEntry(PartyRecord.of(id, name), List.of(address));
  }

  /** Choices in force are those that were made last and not taken back; all are remembered. */
  @Test
  default void choicesAreReplacedTakenBackAndRemembered() throws Exception {
    Actor job = new Actor.Program("nightly");
    Actor mark = new Actor.Mark(new MailboxId("anna"), new FolderId("INBOX"), "Seen");
    Choice first = choice("no", 1);
    Choice second = choice("yes", 2);
    Choice other = new Choice("user:anna", "track", "all", mark, at(3));
    try (Storage storage = open()) {
      storage.choiceStore().put(first);
      storage.choiceStore().put(second);
      storage.choiceStore().put(other);
    }
    try (Storage storage = open()) {
      assertThat(storage.choiceStore().choices()).containsExactly(second, other);
      assertThat(storage.choiceStore().remove("user:anna", "track", job, at(4))).isTrue();
      assertThat(storage.choiceStore().remove("user:anna", "track", job, at(5))).isFalse();
      assertThat(storage.choiceStore().choices()).containsExactly(second);
      Choice taken = new Choice("user:anna", "track", "", job, at(4));
      Page<Choice> latest = storage.choiceStore().history(PageKey.START, 3);
      assertThat(latest.entries()).containsExactly(taken, other, second);
      assertThat(storage.choiceStore().history(latest.next().orElseThrow(), 3))
          .isEqualTo(new Page<>(List.of(first), Optional.empty()));
    }
  }

  private static Choice choice(String value, int second) {
    return new Choice(
        Choice.ORGANIZATION, "use-correlation", value, new Actor.Person("me"), at(second));
  }

  /** Of each mailbox the last run is remembered, with its health. */
  @Test
  default void theLastRunOfEachMailboxIsRemembered() throws Exception {
    MailboxRun failed =
        run("a", 1, MailboxHealth.FINE.afterFailure(Retry.LATER, at(1), RetryRhythm.STANDARD));
    MailboxRun fine = run("a", 2, MailboxHealth.FINE);
    MailboxRun other = run("b", 1, MailboxHealth.FINE);
    try (Storage storage = open()) {
      storage.runLog().record(other, at(9));
      storage.runLog().record(failed, at(9));
      assertThat(storage.runLog().lastRuns()).containsExactly(failed, other);
      storage.runLog().record(fine, at(9));
    }
    try (Storage storage = open()) {
      assertThat(storage.runLog().lastRuns()).containsExactly(fine, other);
    }
  }

  private static MailboxRun run(String mailbox, int second, MailboxHealth health) {
    return new MailboxRun(new MailboxId(mailbox), at(second), at(second + 1), 5, 2, "No.", health);
  }

  /** AO-1 to AO-4: each sink that wants alerts receives those raised since, in their order. */
  @Test
  default void sinksAreToldTheAlertsRaisedWhileTheyAreSubscribed() throws Exception {
    SinkId crm = new SinkId("crm");
    SinkId log = new SinkId("log");
    try (Storage storage = open()) {
      AlertOutbox outbox = storage.alertOutbox();
      storage.alertLog().raise(alert(Alert.Level.ERROR, 1));
      outbox.subscribe(Set.of(crm));
      assertThat(outbox.next(crm, at(2), at(99))).isEmpty();
      storage.alertLog().raise(alert(Alert.Level.WARNING, 3).lasting());
      outbox.subscribe(Set.of(crm, log));
      storage.alertLog().raise(Alert.over(at(4), "anna", "Works again."));
      UndeliveredAlert first = outbox.next(crm, at(5), at(99)).orElseThrow();
      assertThat(first.event().kind()).isEqualTo(AlertEvent.Kind.RAISED);
      assertThat(first.event().alert()).isEqualTo(alert(Alert.Level.WARNING, 3).lasting());
      long number = first.event().id().number();
      outbox.settle(crm, number, Settlement.postponed(1, at(50), "No."));
      assertThat(outbox.next(crm, at(49), at(99))).isEmpty();
      assertThat(outbox.next(crm, at(1), at(9))).as("a wrong clock").isPresent();
      assertThat(outbox.next(crm, at(50), at(99)).orElseThrow().attempts()).isEqualTo(1);
      outbox.settle(crm, number, Settlement.delivered(2));
      UndeliveredAlert second = outbox.next(crm, at(50), at(99)).orElseThrow();
      assertThat(second.event().kind()).isEqualTo(AlertEvent.Kind.RESOLVED);
      assertThat(second.attempts()).isZero();
      assertThat(outbox.next(log, at(50), at(99)).orElseThrow().event()).isEqualTo(second.event());
      outbox.settle(crm, second.event().id().number(), Settlement.setAside(5, "Never."));
      assertThat(outbox.next(crm, at(50), at(99))).isEmpty();
      storage.alertLog().deleteBefore(at(90));
      storage.alertLog().raise(alert(Alert.Level.ERROR, 91));
      assertThat(outbox.next(crm, at(92), at(99)).orElseThrow().event().id().number())
          .as("no number is given twice")
          .isGreaterThan(second.event().id().number());
      outbox.subscribe(Set.of());
      assertThat(outbox.next(crm, at(92), at(99))).isEmpty();
    }
  }

  /** Alerts are listed latest first, as many as are asked for, and deleted by age. */
  @Test
  default void alertsAreListedLatestFirstAndDeletedByAge() throws Exception {
    Alert old = alert(Alert.Level.ERROR, 1);
    Alert latest = alert(Alert.Level.INFORMATION, 9);
    try (Storage storage = open()) {
      storage.alertLog().raise(old);
      storage.alertLog().raise(latest);
    }
    try (Storage storage = open()) {
      assertThat(storage.alertLog().latest(10)).containsExactly(latest, old);
      assertThat(storage.alertLog().latest(1)).containsExactly(latest);
      assertThat(storage.alertLog().deleteBefore(at(5))).isEqualTo(1);
      assertThat(storage.alertLog().latest(10)).containsExactly(latest);
    }
  }

  private static Alert alert(Alert.Level level, int second) {
    return new Alert(level, at(second), new MailboxId("m"), "imap/timeout", "It failed.");
  }

  /** C-21, C-22: senders are numbered as they come, and each has a counter of its own. */
  @Test
  default void tokensAreCountedForEachSender() throws Exception {
    RecordId anna = RecordId.user("anna");
    RecordId ben = RecordId.user("ben");
    try (Storage storage = open()) {
      assertThat(storage.tokenCounter().next(anna)).isEqualTo(new TokenCounter.Next(1, 1));
      assertThat(storage.tokenCounter().next(ben)).isEqualTo(new TokenCounter.Next(2, 1));
    }
    try (Storage storage = open()) {
      assertThat(storage.tokenCounter().next(anna)).isEqualTo(new TokenCounter.Next(1, 2));
    }
  }

  /** The same policy has the same number forever, and is given back as it was. */
  @Test
  default void policiesAreNumberedAndGivenBack() throws Exception {
    try (Storage storage = open()) {
      assertThat(storage.policyLog().versionOf(policy(true), at(1))).isEqualTo(1);
      assertThat(storage.policyLog().versionOf(policy(false), at(2))).isEqualTo(2);
    }
    try (Storage storage = open()) {
      PolicyLog log = storage.policyLog();
      assertThat(log.versionOf(policy(true), at(9))).isEqualTo(1);
      assertThat(log.find(2)).contains(policy(false));
      assertThat(log.find(3)).isEmpty();
      Page<PolicyLog.Version> latest = log.versions(PageKey.START, 1);
      assertThat(latest.entries()).containsExactly(new PolicyLog.Version(2, at(2)));
      assertThat(log.versions(latest.next().orElseThrow(), 1))
          .isEqualTo(new Page<>(List.of(new PolicyLog.Version(1, at(1))), Optional.empty()));
    }
  }

  private static Policy policy(boolean correlation) {
    return Policy.of(
        OrganizationSettings.of(
            Map.of(OrganizationSwitch.USE_CORRELATION, Setting.byDefault(correlation))),
        List.of(),
        Map.of(),
        Setting.byDefault(List.of()));
  }

  private static Instant at(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }
}
