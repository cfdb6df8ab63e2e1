package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionFilter;
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
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/**
 * Several mailboxes at once, which share much of their mail: whichever comes first, each message is
 * one activity, and each of its places is decided once.
 */
class SeveralMailboxesTest {
  private static final List<String> USERS = List.of("anna", "ben", "cleo", "dora");

  @TempDir private Path folder;

  @AfterEach
  void nothingIsDamaged() {
    Sound.assertSound(folder.resolve("t.db"));
  }

  private final Map<String, InMemoryMailbox> mailboxes = new HashMap<>();
  private final Set<String> wanted = new HashSet<>();
  private long delivered;

  @RepeatedTest(8)
  void everyMessageIsOneActivityAndEveryPlaceIsDecidedOnce(RepetitionInfo repetition)
      throws Exception {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    USERS.forEach(user -> mailboxes.put(user, new InMemoryMailbox()));
    try (SqliteStorage storage = SqliteStorage.openForWork(folder.resolve("t.db"))) {
      long version = storage.policyLog().versionOf(policy(), Clock.systemUTC().instant());
      for (int round = 0; round < 3; round++) {
        deliver(random, 150);
        synchronizeAll(storage, version);
      }
      List<EmailActivity> activities = storage.activityHistory().list(ActivityFilter.all(), 10_000);
      assertThat(activities)
          .as("seed %d", seed)
          .extracting(each -> each.identity().key())
          .doesNotHaveDuplicates()
          .hasSameElementsAs(wanted);
      List<StoredDecision> decisions = storage.decisionHistory().list(DecisionFilter.all(), 10_000);
      assertThat(decisions)
          .as("seed %d", seed)
          .extracting(each -> each.mailbox() + "/" + each.entry().ref())
          .doesNotHaveDuplicates()
          .hasSize((int) delivered);
      assertThat(decisions).allMatch(each -> each.entry().activity().isPresent());
      List<String> differences = new ArrayList<>();
      new DecisionVerifier(storage.decisionHistory(), storage.policyLog())
          .verify(
              DecisionFilter.all(),
              each -> differences.add(each.stored().id() + ": " + EnglishComparison.of(each)));
      assertThat(differences).as("seed %d", seed).isEmpty();
    }
  }

  /** Each message is in the mailboxes of several users, in a different order in each. */
  private void deliver(Random random, int count) {
    Map<String, List<byte[]>> boxes = new HashMap<>();
    for (int i = 0; i < count; i++) {
      MailBuilder mail = MailBuilder.mail().from("tom@x.example").subject("Mail " + i);
      List<String> to = new ArrayList<>(USERS);
      Collections.shuffle(to, random);
      List<String> some = to.subList(0, 1 + random.nextInt(USERS.size()));
      mail.to(some.get(0) + "@ours.example");
      byte[] bytes = mail.bytes();
      wanted.add(mail.id());
      for (String user : some) {
        boxes.computeIfAbsent(user, unused -> new ArrayList<>()).add(bytes);
        delivered++;
      }
    }
    boxes.forEach(
        (user, mails) -> {
          Collections.shuffle(mails, random);
          InMemoryMailbox mailbox = mailboxes.get(user);
          mails.forEach(mailbox::deliver);
        });
  }

  private void synchronizeAll(SqliteStorage storage, long version) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(USERS.size());
    try {
      List<Future<MailboxReport>> running = new ArrayList<>();
      mailboxes.forEach(
          (user, mailbox) ->
              running.add(threads.submit(() -> synchronize(storage, user, mailbox, version))));
      for (Future<MailboxReport> each : running) {
        assertThat(each.get().failures()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private MailboxReport synchronize(
      SqliteStorage storage, String user, InMemoryMailbox mailbox, long version)
      throws InterruptedException {
    return new Synchronizer(
            storage.activityStore(),
            directory(),
            BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
            Clock.systemUTC())
        .synchronize(
            new MailboxTask(
                new MailboxId(user), mailbox, List.of(FolderTask.incoming(InMemoryMailbox.INBOX))),
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
