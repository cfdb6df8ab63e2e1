package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.DecisionVerifier;
import org.mailpromoter.core.diagnosis.english.EnglishComparison;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.Marking;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.Invariants;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** After any history of mail, settings and retries, every decision can be taken again. */
class RandomHistoryTest {
  private static final MailboxId MAILBOX = new MailboxId("christopher");
  private static final RecordId USER = RecordId.user("christopher");
  private static final RecordId QUEUE = RecordId.queue("support");
  private static final List<String> ADDRESSES =
      List.of(
          "christopher@ours.example", "support@ours.example", "anna@x.example", "who@y.example");

  @TempDir private Path folder;

  private final InMemoryMailbox mailbox = new InMemoryMailbox();
  private final List<String> ids = new ArrayList<>();
  private final FixedDirectory directory =
      new FixedDirectory(
          List.of(
              entry(USER, "christopher@ours.example"),
              entry(QUEUE, "support@ours.example"),
              entry(RecordId.parse("contact:anna").orElseThrow(), "anna@x.example")));
  private final List<CorrelationStrategy> strategies =
      BuiltInStrategies.of(TrackingTokenFormat.DEFAULT);

  private static RecordEntry entry(RecordId id, String address) {
    return new RecordEntry(PartyRecord.of(id, id.key()), List.of(new EmailAddress(address)));
  }

  @RepeatedTest(20)
  void everyDecisionComesOutTheSame(RepetitionInfo repetition) throws Exception {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    try (SqliteStorage storage = Joined.to(folder.resolve("t.db"))) {
      Synchronizer engine =
          new Synchronizer(storage.activityStore(), directory, strategies, Clock.systemUTC());
      for (int round = 0; round < 4; round++) {
        for (int i = random.nextInt(15); i >= 0; i--) {
          mailbox.deliver(mail(random).bytes());
        }
        Policy policy = policy(random);
        long version = storage.policyLog().versionOf(policy, Clock.systemUTC().instant());
        engine.synchronize(
            new MailboxTask(
                Turn.alone(MAILBOX), mailbox, List.of(FolderTask.incoming(InMemoryMailbox.INBOX))),
            policy,
            version,
            SyncListener.NONE);
        engine.retry(
            new RetryTask(
                Turn.alone(MAILBOX),
                mailbox,
                some(storage, random),
                false,
                RetryTask.Gone.PROMOTE,
                Marking.NONE),
            policy,
            version);
      }
      List<String> differences = new ArrayList<>();
      DecisionVerifier.Result result =
          new DecisionVerifier(storage.decisionHistory(), storage.policyLog())
              .verify(
                  DecisionFilter.all(),
                  each -> differences.add(each.stored().id() + ": " + EnglishComparison.of(each)));
      assertThat(differences).as("seed %d", seed).isEmpty();
      assertThat(result.same()).as("seed %d", seed).isEqualTo(ids.size());
      assertThat(Invariants.violations(storage)).as("seed %d", seed).isEmpty();
    }
  }

  private static List<MessageRef> some(SqliteStorage storage, Random random) {
    return storage.decisionHistory().list(DecisionFilter.all(), 1_000).stream()
        .filter(each -> each.entry().outcome() != Outcome.PROMOTED && random.nextBoolean())
        .map(StoredDecision::entry)
        .map(each -> each.ref())
        .toList();
  }

  private MailBuilder mail(Random random) {
    MailBuilder mail =
        MailBuilder.mail()
            .from(any(ADDRESSES, random))
            .to(any(ADDRESSES, random))
            .subject(random.nextBoolean() ? "Offer" : "Re: Offer number one CRM:0001001");
    if (random.nextInt(3) == 0) {
      mail.cc(any(ADDRESSES, random));
    }
    if (!ids.isEmpty() && random.nextBoolean()) {
      mail.inReplyTo(any(ids, random));
    }
    ids.add(mail.id());
    return mail;
  }

  private static Policy policy(Random random) {
    OrganizationSettings settings = OrganizationSettings.DEFAULT;
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      boolean turned = random.nextInt(5) == 0;
      settings =
          turned && each != OrganizationSwitch.ONLY_APPROVED_MAILBOXES
              ? settings.with(each, !each.standard(), new Origin.InFile("random.yaml", 3))
              : settings;
    }
    settings =
        settings.with(
            OrganizationValue.STRANGER_IN_CONVERSATION,
            any(OrganizationValue.STRANGER_IN_CONVERSATION.words(), random),
            Origin.byDefault());
    settings =
        settings.with(
            OrganizationValue.CREATE_UNKNOWN_SENDERS,
            any(OrganizationValue.CREATE_UNKNOWN_SENDERS.words(), random),
            Origin.byDefault());
    return Policy.of(
        settings,
        List.of(
            new Owner(USER, "Christopher", Setting.byDefault(option(random))),
            new Owner(QUEUE, "Support", Setting.byDefault(option(random)))),
        Map.of(MAILBOX, MailboxPolicy.ownedBy(USER)),
        Setting.byDefault(List.of("in-reply-to", "tracking-token")));
  }

  private static TrackOption option(Random random) {
    return TrackOption.of(random.nextInt(5));
  }

  private static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
