package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.DecisionVerifier;
import org.mailpromoter.core.diagnosis.english.EnglishComparison;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/**
 * Several mailboxes at once, which share much of their mail: whichever comes first, each message is
 * one activity, each of its places is decided once, and each decision can be taken again.
 *
 * @since 0.1
 */
public interface SeveralMailboxesContract {
  /** Whose mailboxes the tests have. */
  List<String> USERS = List.of("anna", "ben", "cleo", "dora");

  /** An empty store, the same one during a test. */
  ActivityStore store();

  /** The activities of the store. */
  ActivityHistory activities();

  /** The decisions of the store. */
  DecisionHistory decisions();

  /** The policies of the decisions. */
  PolicyLog policies();

  /** AS-3, AS-4: the seed is the number of the repetition. */
  @RepeatedTest(8)
  default void everyMessageIsOneActivityAndEveryPlaceIsDecidedOnce(RepetitionInfo repetition)
      throws Exception {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    SharedMail mail = new SharedMail(USERS);
    long version = policies().versionOf(policy(), Clock.systemUTC().instant());
    for (int round = 0; round < 3; round++) {
      mail.deliver(random, 150);
      synchronizeAll(mail, version);
    }
    List<EmailActivity> activities = activities().list(ActivityFilter.all(), 10_000);
    assertThat(activities)
        .as("seed %d", seed)
        .extracting(each -> each.identity().key())
        .doesNotHaveDuplicates()
        .hasSameElementsAs(mail.ids());
    List<StoredDecision> decisions = decisions().list(DecisionFilter.all(), 10_000);
    assertThat(decisions)
        .as("seed %d", seed)
        .extracting(each -> each.mailbox() + "/" + each.entry().ref())
        .doesNotHaveDuplicates()
        .hasSize(mail.delivered());
    assertThat(decisions).allMatch(each -> each.entry().activity().isPresent());
    List<String> differences = new ArrayList<>();
    new DecisionVerifier(decisions(), policies())
        .verify(
            DecisionFilter.all(),
            each -> differences.add(each.stored().id() + ": " + EnglishComparison.of(each)));
    assertThat(differences).as("seed %d", seed).isEmpty();
  }

  private void synchronizeAll(SharedMail mail, long version) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(USERS.size());
    try {
      List<Future<MailboxReport>> running = new ArrayList<>();
      for (String user : USERS) {
        running.add(threads.submit(() -> synchronize(user, mail.mailbox(user), version)));
      }
      for (Future<MailboxReport> each : running) {
        assertThat(each.get().failures()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private MailboxReport synchronize(String user, InMemoryMailbox mailbox, long version)
      throws InterruptedException {
    return new Synchronizer(
            store(),
            directory(),
            BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
            Clock.systemUTC())
        .synchronize(
            new MailboxTask(
                Turn.alone(new MailboxId(user)),
                mailbox,
                List.of(FolderTask.incoming(InMemoryMailbox.INBOX))),
            policy(),
            version,
            SyncListener.NONE);
  }

  private static FixedDirectory directory() {
    return new FixedDirectory(
        USERS.stream()
            .map(
                user ->
                    new RecordEntry(
                        PartyRecord.of(RecordId.user(user), user),
                        List.of(new EmailAddress(user + "@ours.example"))))
            .toList());
  }

  private static Policy policy() {
    Map<MailboxId, MailboxPolicy> all = new HashMap<>();
    USERS.forEach(user -> all.put(new MailboxId(user), MailboxPolicy.ownedBy(RecordId.user(user))));
    return Policy.of(
        OrganizationSettings.DEFAULT,
        USERS.stream()
            .map(user -> new Owner(RecordId.user(user), user, Setting.byDefault(TrackOption.ALL)))
            .toList(),
        all,
        Setting.byDefault(List.of("in-reply-to")));
  }
}
