package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.DelegatingSession;
import org.mailpromoter.core.mailbox.MailboxError;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.Mark;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.Marking;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** Marks on the server, both ways. */
class MarksTest {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final MailboxId BEN = new MailboxId("ben");
  private static final String MARK = "$Tracked";
  private static final String SEEN = "$tracked";
  private static final String BROKEN = "$Undeliverable";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

  private final InMemoryMailbox mailbox = new InMemoryMailbox();
  private final InMemoryActivityStore store = new InMemoryActivityStore();
  private final FixedDirectory directory = new FixedDirectory(List.of(entry("anna"), entry("ben")));
  private Marking marking = Marking.NONE.promoted(MARK);
  private OrganizationSettings settings = OrganizationSettings.DEFAULT;

  private static RecordEntry entry(String user) {
    return new RecordEntry(
        PartyRecord.of(RecordId.user(user), user),
        List.of(new EmailAddress(user + "@ours.example")));
  }

  private MailboxReport sync(MailboxId name, MailboxSource source) throws InterruptedException {
    Policy policy =
        Policy.of(
            settings,
            List.of(
                new Owner(RecordId.user("anna"), "Anna", Setting.byDefault(TrackOption.ALL)),
                new Owner(RecordId.user("ben"), "Ben", Setting.byDefault(TrackOption.NONE))),
            Map.of(
                ANNA,
                MailboxPolicy.ownedBy(RecordId.user("anna")),
                BEN,
                MailboxPolicy.ownedBy(RecordId.user("ben"))),
            Setting.byDefault(List.of("in-reply-to")));
    List<FolderTask> folders = List.of(FolderTask.incoming(InMemoryMailbox.INBOX));
    return new Synchronizer(
            store, directory, BuiltInStrategies.of(TrackingTokenFormat.DEFAULT), CLOCK)
        .synchronize(
            new MailboxTask(Turn.alone(name), source, folders, marking),
            policy,
            1,
            SyncListener.NONE);
  }

  private MailboxReport sync() throws InterruptedException {
    return sync(ANNA, mailbox);
  }

  private static MailBuilder toAnna() {
    return mail().from("tom@customer.example").to("anna@ours.example");
  }

  private Tracking tracking() {
    return store.activities().get(0).tracking();
  }

  private List<String> whoTracked() {
    return store.trackingChanges().stream()
        .map(change -> change.tracking() + ": " + change.actor())
        .toList();
  }

  private static List<String> codes(MailboxReport report) {
    return report.alerts().stream().map(Alert::code).toList();
  }

  @Test
  void p60_whatIsPromotedIsMarkedAndWhatIsNotIsNot() throws Exception {
    mailbox.deliver(toAnna().bytes());
    assertThat(sync().alerts()).isEmpty();
    assertThat(mailbox.keywordsOfLast()).containsExactly(SEEN);
    mailbox.deliver(mail().from("tom@customer.example").to("ben@ours.example").bytes());
    sync(BEN, mailbox);
    assertThat(mailbox.keywordsOfLast()).isEmpty();
  }

  @Test
  void aServerThatCannotBeSearchedCostsOneAlertAndNoMark() throws Exception {
    mailbox.deliver(toAnna().bytes());
    sync();
    mailbox.deliver(toAnna().bytes());
    MailboxReport report = sync(ANNA, () -> new UnsearchableMailbox(mailbox.open()));
    assertThat(report.failures()).isEmpty();
    assertThat(report.promoted()).isEqualTo(1);
    assertThat(codes(report)).containsExactly(MailboxError.KEYWORDS_NOT_SEARCHED.id());
    assertThat(store.activities()).allMatch(each -> each.tracking() == Tracking.TRACKED);
    assertThat(mailbox.keywordsOfLast()).containsExactly(SEEN);
  }

  @Test
  void aFolderIsSearchedOnceInARunForAllKeywords() throws Exception {
    List<Set<String>> searches = new ArrayList<>();
    MailboxSource searched = () -> new SearchedMailbox(mailbox.open(), searches);
    mailbox.deliver(toAnna().bytes());
    sync(ANNA, searched);
    assertThat(mailbox.keywordsOfLast()).containsExactly(SEEN);
    assertThat(searches).containsExactly(Set.of(SEEN, "$mailpromotertracked"));
    mailbox.unmarkLast(MARK);
    assertThat(codes(sync(ANNA, searched))).containsExactly("sync/marks-changed");
    assertThat(searches).hasSize(2);
  }

  @Test
  void withoutAMarkAFolderIsSearchedOnceForWhatPeopleMark() throws Exception {
    marking = Marking.NONE;
    List<Set<String>> searches = new ArrayList<>();
    mailbox.deliver(toAnna().bytes());
    sync(ANNA, () -> new SearchedMailbox(mailbox.open(), searches));
    assertThat(searches).containsExactly(Set.of("$mailpromotertracked"));
  }

  @Test
  void aMarkThatTheServerTakesAndDoesNotKeepUntracksNothing() throws Exception {
    mailbox.deliver(toAnna().bytes());
    MailboxSource forgetful =
        () ->
            new DelegatingSession(mailbox.open()) {
              @Override
              public void mark(List<MessageRef> messages, Mark mark) {
                // it says yes
              }
            };
    assertThat(sync(ANNA, forgetful).alerts()).isEmpty();
    assertThat(sync(ANNA, forgetful).alerts()).isEmpty();
    assertThat(tracking()).isEqualTo(Tracking.TRACKED);
  }

  @Test
  void withoutAKeyAMailboxIsOnlyRead() throws Exception {
    marking = Marking.NONE;
    mailbox.deliver(toAnna().bytes());
    assertThat(sync().promoted()).isEqualTo(1);
    assertThat(mailbox.keywordsOfLast()).isEmpty();
  }

  @Test
  void a42_aCopyInAnotherMailboxIsMarkedToo() throws Exception {
    InMemoryMailbox other = new InMemoryMailbox();
    MailBuilder both = toAnna().cc("ben@ours.example");
    mailbox.deliver(both.bytes());
    other.deliver(both.bytes());
    sync();
    sync(BEN, other);
    assertThat(other.keywordsOfLast()).containsExactly(SEEN);
    assertThat(store.activities()).hasSize(1);
  }

  @Test
  void f20_whoTakesTheMarkOffUntracksTheMailOnceAndEverywhere() throws Exception {
    InMemoryMailbox other = new InMemoryMailbox();
    MailBuilder both = toAnna().cc("ben@ours.example");
    mailbox.deliver(both.bytes());
    other.deliver(both.bytes());
    sync();
    sync(BEN, other);
    mailbox.unmarkLast(MARK);
    assertThat(codes(sync())).containsExactly("sync/marks-changed");
    assertThat(tracking()).isEqualTo(Tracking.UNTRACKED);
    assertThat(sync().alerts()).isEmpty();
    assertThat(sync(BEN, other).alerts()).isEmpty();
    assertThat(other.keywordsOfLast()).isEmpty();
    assertThat(whoTracked())
        .containsExactly("UNTRACKED: Mark[mailbox=anna, folder=INBOX, keyword=$Tracked]");
  }

  @Test
  void f10_whoPutsTheMarkBackTracksTheMailAgain() throws Exception {
    mailbox.deliver(toAnna().bytes());
    sync();
    mailbox.unmarkLast(MARK);
    sync();
    mailbox.markLast(MARK);
    sync();
    assertThat(tracking()).isEqualTo(Tracking.TRACKED);
    sync();
    assertThat(mailbox.keywordsOfLast()).containsExactly(SEEN);
    assertThat(whoTracked()).hasSize(2);
  }

  @Test
  void t35_theMarkOfTrackedMailMayBeTheOneThatAsksForTracking() throws Exception {
    marking = Marking.NONE.promoted("$MailpromoterTracked");
    mailbox.deliver(mail().from("tom@customer.example").to("ben@ours.example").bytes());
    sync(BEN, mailbox);
    assertThat(store.activities()).isEmpty();
    mailbox.markLast("$MailpromoterTracked");
    assertThat(sync(BEN, mailbox).promoted()).isEqualTo(1);
    assertThat(sync(BEN, mailbox).counts()).isEmpty();
    mailbox.unmarkLast("$MailpromoterTracked");
    sync(BEN, mailbox);
    assertThat(tracking()).isEqualTo(Tracking.UNTRACKED);
    assertThat(sync(BEN, mailbox).counts()).isEmpty();
    mailbox.markLast("$MailpromoterTracked");
    sync(BEN, mailbox);
    assertThat(tracking()).isEqualTo(Tracking.TRACKED);
    assertThat(store.activities()).hasSize(1);
  }

  @Test
  void whoUntracksByCommandTakesTheMarkOff() throws Exception {
    mailbox.deliver(toAnna().bytes());
    sync();
    store.track(
        new TrackingChange(
            store.activities().get(0).id(),
            Tracking.UNTRACKED,
            TrackingChange.Extent.ACTIVITY,
            new Actor.Person("maria"),
            CLOCK.instant()));
    assertThat(sync().alerts()).isEmpty();
    assertThat(mailbox.keywordsOfLast()).isEmpty();
    assertThat(whoTracked()).containsExactly("UNTRACKED: Person[name=maria]");
  }

  @Test
  void aSettingKeepsRemovedMarksFromUntracking() throws Exception {
    settings =
        settings.with(OrganizationSwitch.UNTRACK_WHEN_MARK_IS_REMOVED, false, Origin.byDefault());
    mailbox.deliver(toAnna().bytes());
    sync();
    mailbox.unmarkLast(MARK);
    sync();
    sync();
    assertThat(tracking()).isEqualTo(Tracking.TRACKED);
    assertThat(mailbox.keywordsOfLast()).isEmpty();
  }

  @Test
  void aMessageThatIsDeletedOrMovedAwayStaysTracked() throws Exception {
    mailbox.deliver(toAnna().bytes());
    sync();
    mailbox.removeFirst();
    assertThat(sync().alerts()).isEmpty();
    assertThat(tracking()).isEqualTo(Tracking.TRACKED);
  }

  @Test
  void aFolderNumberedAnewIsMarkedAnew() throws Exception {
    mailbox.deliver(toAnna().bytes());
    sync();
    mailbox.renumber();
    assertThat(sync().alerts()).isEmpty();
    assertThat(mailbox.keywordsOfLast()).containsExactly(SEEN);
    assertThat(tracking()).isEqualTo(Tracking.TRACKED);
  }

  @Test
  void aServerThatLosesAllItsKeywordsUntracksNothing() throws Exception {
    for (int i = 0; i < 12; i++) {
      mailbox.deliver(toAnna().subject("Mail " + i).bytes());
    }
    sync();
    mailbox.loseKeywords();
    assertThat(codes(sync())).containsExactly("sync/marks-lost");
    assertThat(store.trackingChanges()).isEmpty();
    assertThat(mailbox.keywordsOfLast()).containsExactly(SEEN);
  }

  @Test
  void aMarkThatFailsIsAnAlertAndIsRepeatedInTheNextRun() throws Exception {
    mailbox.deliver(toAnna().bytes());
    mailbox.refuseMarks(true);
    MailboxReport report = sync();
    assertThat(report.failures()).isEmpty();
    assertThat(report.promoted()).isEqualTo(1);
    assertThat(codes(report)).containsExactly("memory/marks-refused");
    mailbox.refuseMarks(false);
    assertThat(sync().alerts()).isEmpty();
    assertThat(mailbox.keywordsOfLast()).containsExactly(SEEN);
  }

  @Test
  void aMailboxThatKnowsNoMarksSaysSoAndIsReadAsEver() throws Exception {
    mailbox.can(Set.of());
    marking = marking.undeliverableFolder(InMemoryMailbox.ARCHIVE);
    mailbox.deliver(toAnna().bytes());
    MailboxReport report = sync();
    assertThat(report.promoted()).isEqualTo(1);
    assertThat(report.alerts())
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.text()).contains("promoted-mark", "undeliverable-folder", "anna"));
  }

  private void undeliverable() throws InterruptedException {
    mailbox.deliver(toAnna().body("A broken disk.").bytes());
    mailbox.refuseBodiesWith("A broken disk.");
    for (int run = 1; run <= 5; run++) {
      assertThat(mailbox.keywordsOfLast()).isEmpty();
      sync();
    }
    assertThat(store.decisions())
        .extracting(DecisionEntry::reason)
        .containsExactly(Reason.UNDELIVERABLE);
  }

  @Test
  void p62_undeliverableMailIsMarkedUntilItIsPromotedAfterAll() throws Exception {
    marking = marking.undeliverable(BROKEN);
    undeliverable();
    assertThat(mailbox.keywordsOfLast()).containsExactly("$undeliverable");
    mailbox.refuseBodiesWith("");
    mailbox.markLast("$MailpromoterTracked");
    assertThat(sync().promoted()).isEqualTo(1);
    assertThat(mailbox.keywordsOfLast()).containsExactlyInAnyOrder(SEEN, "$mailpromotertracked");
  }

  @Test
  void p62_undeliverableMailIsMovedWithItsMark() throws Exception {
    marking = marking.undeliverable(BROKEN).undeliverableFolder(InMemoryMailbox.ARCHIVE);
    mailbox.deliver(toAnna().subject("Sound").bytes());
    mailbox.deliver(toAnna().body("A broken disk.").bytes());
    mailbox.refuseBodiesWith("A broken disk.");
    for (int run = 1; run <= 6; run++) {
      sync();
    }
    assertThat(mailbox.size(InMemoryMailbox.INBOX)).isEqualTo(1);
    assertThat(mailbox.size(InMemoryMailbox.ARCHIVE)).isEqualTo(1);
    assertThat(mailbox.keywordsOf(InMemoryMailbox.ARCHIVE)).containsExactly("$undeliverable");
  }

  @Test
  void p62_whatIsPutBackAndPromotedLosesTheMarkThatItBroughtAlong() throws Exception {
    marking = marking.undeliverable(BROKEN).undeliverableFolder(InMemoryMailbox.ARCHIVE);
    byte[] message = toAnna().body("A broken disk.").bytes();
    mailbox.deliver(message);
    mailbox.refuseBodiesWith("A broken disk.");
    for (int run = 1; run <= 6; run++) {
      sync();
    }
    assertThat(mailbox.size(InMemoryMailbox.INBOX)).isZero();
    mailbox.refuseBodiesWith("");
    mailbox.deliver(message);
    mailbox.markLast(BROKEN);
    assertThat(sync().promoted()).isEqualTo(1);
    assertThat(mailbox.keywordsOfLast()).containsExactly(SEEN);
    assertThat(sync().counts()).isEmpty();
    assertThat(mailbox.keywordsOfLast()).containsExactly(SEEN);
  }
}
