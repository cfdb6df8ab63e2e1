package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.DueActivities;
import org.mailpromoter.core.store.DueActivity;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.fault.WrongPort;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** An activity that cannot be evaluated is not read in each run, and is evaluated later. */
class RevisionInVainTest {
  private final ManualClock clock = new ManualClock();
  private final InMemoryMailbox mailbox = new InMemoryMailbox();
  private final InMemoryActivityStore memory = new InMemoryActivityStore();
  private final ActivityStore store =
      WrongPort.of(ActivityStore.class, memory, "dueActivities", this::dueActivities);
  private boolean unreadable = true;
  private int given;

  private DueActivities dueActivities(ActivityStore right, Object[] arguments) {
    DueActivities due = right.dueActivities((Instant) arguments[0], (int) arguments[1]);
    given += due.activities().size();
    return unreadable
        ? new DueActivities(
            due.activities().stream().map(RevisionInVainTest::withoutFacts).toList(), due.asOf())
        : due;
  }

  private static DueActivity withoutFacts(DueActivity due) {
    StoredDecision decision = due.decision();
    return new DueActivity(
        new StoredDecision(
            decision.id(),
            decision.mailbox(),
            decision.decidedAt(),
            decision.policyVersion(),
            decision.entry().withoutEvidence()),
        due.activity(),
        due.mailbox(),
        due.folder());
  }

  private void sync() throws InterruptedException {
    Policy policy =
        Policy.of(
            OrganizationSettings.DEFAULT,
            List.of(new Owner(TestLine.USER, "Christopher", Setting.byDefault(TrackOption.ALL))),
            Map.of(TestLine.MAILBOX, MailboxPolicy.ownedBy(TestLine.USER)),
            Setting.byDefault(List.of("in-reply-to")));
    new Synchronizer(
            store,
            new TestLine().directory(),
            BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
            clock)
        .synchronize(
            new MailboxTask(
                Turn.alone(TestLine.MAILBOX),
                mailbox,
                List.of(FolderTask.incoming(InMemoryMailbox.INBOX))),
            policy,
            1,
            SyncListener.NONE);
  }

  private EmailActivity reply() {
    return memory.activities().get(0);
  }

  /** The reply comes first, so that it is due as soon as its parent is there. */
  @BeforeEach
  void readAReplyBeforeItsParent() throws Exception {
    mailbox.deliver(TestLine.reply().bytes());
    sync();
    mailbox.deliver(TestLine.fromAnna().id("<offer@ours.example>").bytes());
    sync();
    assertThat(given).isEqualTo(1);
    assertThat(reply().correlatedActivity()).isEmpty();
  }

  @Test
  void itIsNotGivenInTheNextRuns() throws Exception {
    clock.pass(Duration.ofHours(23));
    sync();
    sync();
    assertThat(given).isEqualTo(1);
  }

  @Test
  void itIsEvaluatedWhenTheCauseIsGone() throws Exception {
    unreadable = false;
    clock.pass(Duration.ofDays(1));
    sync();
    assertThat(given).isEqualTo(2);
    assertThat(reply().correlatedActivity()).contains(memory.activities().get(1).id());
    clock.pass(Duration.ofDays(2));
    sync();
    assertThat(given).as("it is done").isEqualTo(2);
  }
}
