package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.Marking;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.fault.WrongPort;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** Of a message with copies in two mailboxes one copy is refused before its parent is known. */
class EarlyCopiesTest {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final MailboxId SALES = new MailboxId("sales");
  private static final RecordId USER = RecordId.user("anna");
  private static final RecordId QUEUE = RecordId.queue("sales");
  private static final String SEEN = "$tracked";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

  private final InMemoryMailbox anna = new InMemoryMailbox();
  private final InMemoryMailbox sales = new InMemoryMailbox();
  private final InMemoryActivityStore store = new InMemoryActivityStore();
  private final FixedDirectory directory =
      new FixedDirectory(List.of(entry(USER, "anna"), entry(QUEUE, "sales")));
  private final List<CorrelationStrategy> strategies =
      BuiltInStrategies.of(TrackingTokenFormat.DEFAULT);

  private static RecordEntry entry(RecordId id, String local) {
    return new RecordEntry(
        PartyRecord.of(id, local), List.of(new EmailAddress(local + "@ours.example")));
  }

  private static Policy policy() {
    OrganizationSettings settings =
        OrganizationSettings.of(
            Map.of(
                OrganizationSwitch.QUEUE_ITEMS_FOR_RECIPIENTS,
                Setting.byDefault(false),
                OrganizationSwitch.QUEUE_ITEMS_FOR_DUPLICATES,
                Setting.byDefault(true)));
    return Policy.of(
        settings,
        List.of(
            new Owner(USER, "Anna", Setting.byDefault(TrackOption.REPLIES)),
            new Owner(QUEUE, "Sales", Setting.byDefault(TrackOption.REPLIES))),
        Map.of(ANNA, MailboxPolicy.ownedBy(USER), SALES, MailboxPolicy.ownedBy(QUEUE)),
        Setting.byDefault(List.of("in-reply-to")));
  }

  private MailboxReport sync(ActivityStore into, MailboxId name, FolderTask folder)
      throws InterruptedException {
    MailboxTask task =
        new MailboxTask(
            Turn.alone(name),
            name.equals(ANNA) ? anna : sales,
            List.of(folder),
            Marking.NONE.promoted("$Tracked"));
    MailboxReport report =
        new Synchronizer(into, directory, strategies, CLOCK)
            .synchronize(task, policy(), 1, SyncListener.NONE);
    assertThat(report.failures()).isEmpty();
    return report;
  }

  private MailboxReport sync(MailboxId name) throws InterruptedException {
    return sync(store, name, FolderTask.incoming(InMemoryMailbox.INBOX));
  }

  private void deliverReplyToBoth() {
    byte[] reply =
        mail()
            .from("tom@customer.example")
            .to("anna@ours.example")
            .cc("sales@ours.example")
            .inReplyTo("<offer@ours.example>")
            .bytes();
    anna.deliver(reply);
    sales.deliver(reply);
  }

  private void recordTheParent() {
    byte[] offer =
        mail()
            .id("<offer@ours.example>")
            .from("anna@ours.example")
            .to("tom@customer.example")
            .bytes();
    try {
      new SentMail(store, directory, strategies, CLOCK)
          .record(
              new ByteArrayInputStream(offer),
              RecordId.parse("account:contoso"),
              ContentKeeper.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Reason> reasons() {
    return store.decisions().stream().map(DecisionEntry::reason).toList();
  }

  private void theEarlyCopyIsADuplicate(DecisionEntry early) {
    assertThat(early.reason()).isEqualTo(Reason.DUPLICATE);
    assertThat(early.activity()).contains(store.activities().get(1).id());
    assertThat(store.activities()).hasSize(2);
  }

  @Test
  void aCopyThatWasRefusedTooEarlyIsMarkedAsADuplicateInTheNextRunOfItsMailbox() throws Exception {
    deliverReplyToBoth();
    sync(ANNA);
    recordTheParent();
    sync(SALES);
    assertThat(reasons()).containsExactly(Reason.NO_CORRELATION_MATCH, Reason.CORRELATION_MATCH);
    sync(ANNA);
    theEarlyCopyIsADuplicate(store.decisions().get(0));
    assertThat(anna.keywordsOfLast()).containsExactly(SEEN);
  }

  @Test
  void aCopyInTheMailboxOfAQueueThatWasRefusedTooEarlyAddsItsQueueItem() throws Exception {
    deliverReplyToBoth();
    sync(SALES);
    recordTheParent();
    sync(ANNA);
    assertThat(store.queueItems()).isEmpty();
    sync(SALES);
    theEarlyCopyIsADuplicate(store.decisions().get(0));
    assertThat(sales.keywordsOfLast()).containsExactly(SEEN);
    assertThat(store.queueItems())
        .containsExactly(new QueueItem(store.activities().get(1).id(), QUEUE));
  }

  @Test
  void aCopyThatIsRefusedWhileAnotherMailboxMakesTheActivityIsADuplicateInTheSameRun()
      throws Exception {
    deliverReplyToBoth();
    AtomicInteger commits = new AtomicInteger();
    ActivityStore overtaken =
        WrongPort.of(
            ActivityStore.class,
            store,
            "commit",
            (right, arguments) -> {
              if (commits.getAndIncrement() == 0) {
                recordTheParent();
                sync(SALES);
              }
              right.commit((Commit) arguments[0]);
              return null;
            });
    sync(overtaken, ANNA, FolderTask.incoming(InMemoryMailbox.INBOX));
    theEarlyCopyIsADuplicate(store.decisions().get(1));
    assertThat(anna.keywordsOfLast()).containsExactly(SEEN);
  }

  @Test
  void aCopyOfTheOtherDirectionIsDecidedOnceMoreAndStaysRefused() throws Exception {
    deliverReplyToBoth();
    FolderTask sent = new FolderTask(InMemoryMailbox.INBOX, FolderRole.SENT);
    sync(store, ANNA, sent);
    recordTheParent();
    sync(SALES);
    Reason before = reasons().get(0);
    assertThat(before).isNotEqualTo(Reason.DUPLICATE);
    assertThat(sync(store, ANNA, sent).promoted()).isZero();
    assertThat(reasons()).containsExactly(before, Reason.CORRELATION_MATCH);
    assertThat(anna.keywordsOfLast()).isEmpty();
    assertThat(sync(store, ANNA, sent).counts()).isEmpty();
  }

  @Test
  void whatWasDecidedAgainIsNotDecidedAThirdTime() throws Exception {
    deliverReplyToBoth();
    sync(ANNA);
    recordTheParent();
    sync(SALES);
    MailboxReport second = sync(ANNA);
    assertThat(second.decidedAgain()).isEqualTo(1);
    assertThat(second.processed()).as("it is not new").isZero();
    assertThat(second.isWithoutNews()).isFalse();
    assertThat(sync(ANNA).counts()).isEmpty();
    assertThat(sync(SALES).counts()).isEmpty();
  }
}
