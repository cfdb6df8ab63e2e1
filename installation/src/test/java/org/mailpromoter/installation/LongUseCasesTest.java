package org.mailpromoter.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.diagnosis.StorageCheck;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.Maintenance.Extent;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.installation.ask.Reports;
import org.mailpromoter.installation.ask.StorageChecks;
import org.mailpromoter.installation.ask.Verifications;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.change.Backups;
import org.mailpromoter.installation.change.Erasures;
import org.mailpromoter.installation.change.Records;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.Retries;
import org.mailpromoter.installation.permission.Sight;

/** Long use cases report progress, and can be cancelled at every step of it. */
class LongUseCasesTest {
  private static final Requester MARIA = Requester.command(new Actor.Person("maria"));
  private static final EmailAddress BERG = EmailAddress.parse("berg@home.example").orElseThrow();
  private static final int MESSAGES = 3;

  @TempDir private Path folder;
  private Installation parts;

  /** Messages are refused in one mailbox, and are duplicates in another. */
  @BeforeEach
  void refuseSomeMessages() throws Exception {
    Installation sample = SampleInstallation.in(folder);
    for (int i = 0; i < MESSAGES; i++) {
      Files.writeString(
          folder.resolve("mail/" + i + ".eml"),
          "Message-ID: <%d@home.example>\nFrom: berg@home.example\nTo: anna@x.example\n\nHello\n"
              .formatted(i));
    }
    try (OpenInstallation open = sample.openToSynchronize();
        RecordDirectory directory = open.directory()) {
      Policy policy = open.policy();
      long version = open.storage().policyLog().versionOf(policy, open.now());
      for (String name : List.of("anna", "support")) {
        Turn turn = open.worker().take(new MailboxId(name)).orElseThrow();
        open.engine(directory)
            .synchronize(
                sample.task(sample.mailbox(name), turn, sample.source(sample.mailbox(name))),
                policy,
                version,
                SyncListener.NONE);
        open.worker().give(turn);
      }
    }
    Clock years = Clock.offset(sample.clock(), Duration.ofDays(9_000));
    parts = new Installation(sample.deployment(), new PartMaker(), years);
  }

  /** A use case; it throws, or returns whether its outcome says that it was cancelled. */
  enum UseCase {
    IMPORT(5) {
      @Override
      boolean run(OpenInstallation open, Path folder, Task task) {
        List<RecordEntry> entries = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          RecordId id = new RecordId(RecordKind.CONTACT, "c" + i);
          entries.add(new RecordEntry(PartyRecord.of(id, "Contact " + i), List.of(BERG)));
        }
        new Records(open).put(MARIA, entries, task);
        return false;
      }
    },
    ERASE(2 * MESSAGES) {
      @Override
      boolean run(OpenInstallation open, Path folder, Task task) {
        new Erasures(open).erase(MARIA, BERG, task);
        return false;
      }
    },
    FORGET(MESSAGES) {
      @Override
      boolean run(OpenInstallation open, Path folder, Task task) {
        return new Erasures(open).forgetRefused(MARIA, task).isCancelled();
      }
    },
    RETRY(MESSAGES) {
      @Override
      boolean run(OpenInstallation open, Path folder, Task task) throws Exception {
        Retries retries = new Retries(open);
        return retries
            .retry(
                MARIA,
                retries.notPromoted(DecisionFilter.all()),
                Retries.Manner.BY_SETTINGS,
                RetryTask.Gone.REPORT,
                task)
            .isCancelled();
      }
    },
    BACKUP(0) {
      @Override
      boolean run(OpenInstallation open, Path folder, Task task) {
        Backups.write(MARIA, open, folder.resolve("backup.db"), true, task);
        return false;
      }
    },
    CHECK(2 * MESSAGES) {
      @Override
      boolean run(OpenInstallation open, Path folder, Task task) {
        assertThat(StorageChecks.check(open, Extent.FULL, task).damage()).isEmpty();
        return false;
      }
    },
    REPORT(2 * MESSAGES) {
      @Override
      boolean run(OpenInstallation open, Path folder, Task task) {
        new Reports(open).report(DecisionFilter.all(), Sight.ofEverything(), task);
        return false;
      }
    },
    VERIFY(2 * MESSAGES) {
      @Override
      boolean run(OpenInstallation open, Path folder, Task task) {
        new Verifications(open).verify(DecisionFilter.all(), 9, task);
        return false;
      }
    },
    WHAT_IF(2 * MESSAGES) {
      @Override
      boolean run(OpenInstallation open, Path folder, Task task) {
        WhatIfs whatIfs = new WhatIfs(open);
        whatIfs.compare(DecisionFilter.all(), whatIfs.today(), 9, task);
        return false;
      }
    };

    private final long whole;

    UseCase(long whole) {
      this.whole = whole;
    }

    abstract boolean run(OpenInstallation open, Path folder, Task task) throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void itCountsWhatItDoes(UseCase each) throws Exception {
    Task task = new Task();
    try (OpenInstallation open = parts.openToSynchronize()) {
      assertThat(each.run(open, folder, task)).as("is cancelled").isFalse();
    }
    assertThat(task.done()).isEqualTo(each.whole);
  }

  @ParameterizedTest
  @EnumSource
  void cancelledBeforeItBeginsItEndsAtOnce(UseCase each) throws Exception {
    Task task = new Task();
    task.cancel();
    try (OpenInstallation open = parts.openToSynchronize()) {
      List<String> before = stored(open);
      assertThat(isCancelled(each, open, task)).isTrue();
      if (each != UseCase.FORGET) {
        assertThat(stored(open)).isEqualTo(before);
      }
      assertThat(new StorageCheck(open.storage()).run(Extent.FULL)).isEmpty();
    }
  }

  /** It throws and has changed nothing, or its outcome says that it is not complete. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BACKUP")
  void cancelledAtEachStepItLeavesTheStorageConsistent(UseCase each) throws Exception {
    try (OpenInstallation open = parts.openToSynchronize()) {
      List<String> before = stored(open);
      int step = 0;
      boolean cancelled;
      do {
        Cancelling cancelling = new Cancelling(++step);
        cancelled = isCancelled(each, open, cancelling.task);
        if (cancelled && each != UseCase.FORGET) {
          assertThat(stored(open)).as("after step %d", step).isEqualTo(before);
        }
        assertThat(new StorageCheck(open.storage()).run(Extent.FULL)).isEmpty();
      } while (cancelled);
      assertThat(step).as("steps").isGreaterThan(1);
    }
  }

  /** Cancels a task at one of its steps. */
  private static final class Cancelling {
    final Task task = new Task(done -> step());
    private int left;

    Cancelling(int at) {
      this.left = at;
    }

    private void step() {
      if (--left == 0) {
        task.cancel();
      }
    }
  }

  private boolean isCancelled(UseCase each, OpenInstallation open, Task task) throws Exception {
    try {
      return each.run(open, folder, task);
    } catch (CancellationException e) {
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource(names = "BACKUP")
  void aCancelledBackupLeavesNoFile(UseCase each) {
    Task task = new Task();
    task.cancel();
    try (OpenInstallation open = parts.openToSynchronize()) {
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> each.run(open, folder, task));
    }
    assertThat(folder.resolve("backup.db")).doesNotExist();
    assertThat(folder.resolve("backup.db.part")).doesNotExist();
  }

  /** Records, activities and decisions with evidence. */
  private static List<String> stored(OpenInstallation open) {
    List<String> all = new ArrayList<>();
    open.storage().recordStore().list("", 99).forEach(each -> all.add(each.toString()));
    open.storage()
        .activityHistory()
        .list(ActivityFilter.all(), 99)
        .forEach(each -> all.add(each.id().toString()));
    open.storage()
        .decisionHistory()
        .page(DecisionFilter.all(), DecisionHistory.With.FACTS, 0, 99)
        .forEach(each -> all.add(each.id() + " " + each.entry().sender()));
    return all;
  }
}
