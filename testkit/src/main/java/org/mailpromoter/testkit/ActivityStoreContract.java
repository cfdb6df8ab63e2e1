package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Refreshment;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Awaiting;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.Claim;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.CursorMovedException;
import org.mailpromoter.core.store.DueActivity;
import org.mailpromoter.core.store.FormerPlace;
import org.mailpromoter.core.store.FormerReading;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.MarkStore;
import org.mailpromoter.core.store.MessageMark;
import org.mailpromoter.core.store.MessageMark.Kind;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.NumberRange;
import org.mailpromoter.core.store.OvertakenException;
import org.mailpromoter.core.store.Query;
import org.mailpromoter.core.store.Reading;
import org.mailpromoter.core.store.Revision;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;

/**
 * The contract of every {@link ActivityStore}; the rule numbers are those of its documentation.
 *
 * @since 0.1
 */
public interface ActivityStoreContract {
  /** The mailbox of the tests. */
  MailboxId MAILBOX = new MailboxId("christopher");

  /** Another mailbox. */
  MailboxId OTHER = new MailboxId("support");

  /** A message that becomes no activity. */
  MessageIdentity TWO = new MessageIdentity("<two@x>", 1);

  /** The folder of the tests. */
  FolderId INBOX = new FolderId("INBOX");

  /** An empty store, the same one during a test. */
  ActivityStore store();

  /** An activity of the store with its body. */
  EmailActivity activity(ActivityId id);

  /** A folder that was never read is at its start. */
  @Test
  default void aFolderThatWasNeverReadIsAtItsStart() {
    assertThat(store().cursor(MAILBOX, INBOX)).isEqualTo(Cursor.START);
  }

  /** AS-1, AS-6: everything in a commit is seen afterwards. */
  @Test
  default void as06_whatWasCommittedIsSeen() throws Exception {
    MessageIdentity offer = new MessageIdentity("<offer@x>", 1);
    CorrelationKey key = new CorrelationKey("message-id", "offer@x");
    store()
        .commit(commit("", "1", List.of(entry("7", "1", offer)), List.of(activity(1, offer, key))));
    assertThat(store().cursor(MAILBOX, INBOX)).isEqualTo(new Cursor("1"));
    Known known = ask(Map.of(ref("7", "1"), offer, ref("7", "2"), offer), Set.of(key));
    assertThat(known.decided()).containsExactly(ref("7", "1"));
    assertThat(known.activities().get("<offer@x>"))
        .singleElement()
        .satisfies(a -> assertThat(a.id()).isEqualTo(new ActivityId(1)));
    assertThat(known.candidates()).singleElement().satisfies(ActivityStoreContract::isTheOffer);
    assertThat(known.formerPlaces()).isEmpty();
  }

  private static void isTheOffer(Candidate candidate) {
    assertThat(candidate.messageId()).contains(new MessageId("offer@x"));
    assertThat(candidate.subject()).isEqualTo("Offer");
    assertThat(candidate.direction()).isEqualTo(Direction.INCOMING);
    assertThat(candidate.regarding()).contains(RecordId.parse("account:contoso").orElseThrow());
    assertThat(candidate.foundUnder()).containsExactly(new CorrelationKey("message-id", "offer@x"));
  }

  /** AS-9: what a mailbox has processed is remembered and never moves back. */
  @Test
  default void as09_theWatermarkOfAMailboxNeverMovesBack() throws Exception {
    assertThat(store().watermark(MAILBOX)).isEqualTo(Watermark.NONE);
    store().commit(commit("", "1", List.of(), List.of()));
    store().raise(Turn.alone(MAILBOX), Watermark.NONE);
    assertThat(store().watermark(MAILBOX)).isEqualTo(Watermark.NONE);
    Watermark later = new Watermark(Instant.parse("2026-01-02T00:00:00Z"));
    store().raise(Turn.alone(MAILBOX), later);
    store().raise(Turn.alone(MAILBOX), new Watermark(Instant.parse("2026-01-01T00:00:00Z")));
    assertThat(store().watermark(MAILBOX)).isEqualTo(later);
    assertThat(store().watermark(new MailboxId("other"))).isEqualTo(Watermark.NONE);
  }

  /** AS-19: nobody took a turn, so only a run that is alone may write. */
  @Test
  default void as19_whatStatesAnotherTurnThanTheLatestIsRefusedWhole() throws Exception {
    store().commit(promoted(1));
    Turn other = new Turn(MAILBOX, 7);
    Commit commit =
        Commit.builder(other, INBOX, new Cursor("1"), new Cursor("2"))
            .at(Instant.EPOCH)
            .policyVersion(1)
            .build();
    RecordId record = RecordId.parse("account:contoso").orElseThrow();
    TrackingChange change =
        new TrackingChange(
            new ActivityId(1),
            Tracking.UNTRACKED,
            TrackingChange.Extent.ACTIVITY,
            new Actor.Mark(MAILBOX, INBOX, "Seen"),
            Instant.EPOCH);
    List<Revision> revisions = List.of(about(1, record));
    assertLost(() -> store().commit(commit));
    assertLost(() -> store().raise(other, new Watermark(Instant.EPOCH)));
    assertLost(() -> store().relink(other, INBOX, record, Instant.EPOCH));
    assertLost(() -> store().revise(revisions, Basis.NONE, Instant.EPOCH, 1, other));
    assertLost(() -> store().track(other, change));
    assertLost(() -> store().postpone(other, Set.of(new ActivityId(1)), Instant.EPOCH));
    assertThat(store().cursor(MAILBOX, INBOX)).isEqualTo(new Cursor("1"));
    assertThat(store().watermark(MAILBOX)).isEqualTo(Watermark.NONE);
    assertThat(activity(new ActivityId(1)).regarding()).isEmpty();
    assertThat(activity(new ActivityId(1)).tracking()).isEqualTo(Tracking.TRACKED);
  }

  private static void assertLost(ThrowingCallable write) {
    assertThatThrownBy(write)
        .isInstanceOf(TurnLostException.class)
        .hasMessageContaining(MAILBOX.value());
  }

  /** AS-2: a commit from a cursor that is not the stored one is rejected as a whole. */
  @Test
  default void as02_aCommitFromAnotherCursorIsRefusedWhole() throws Exception {
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    store().commit(commit("", "5", List.of(), List.of()));
    Commit late = commit("4", "6", List.of(entry("7", "1", one)), List.of());
    assertThatThrownBy(() -> store().commit(late)).isInstanceOf(CursorMovedException.class);
    assertThat(store().cursor(MAILBOX, INBOX)).isEqualTo(new Cursor("5"));
    assertThat(ask(Map.of(ref("7", "1"), one), Set.of()).decided()).isEmpty();
  }

  /** AS-3: a second activity for a message is refused, and the whole commit with it. */
  @Test
  default void as03_aSecondActivityForAMessageRefusesTheWholeCommit() throws Exception {
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    MessageIdentity two = new MessageIdentity("<two@x>", 1);
    CorrelationKey key = new CorrelationKey("message-id", "one@x");
    store().commit(commit("", "1", List.of(), List.of(activity(1, one, key))));
    Commit doubled =
        commit(
            "1",
            "2",
            List.of(entry("7", "2", two)),
            List.of(activity(2, two, key), activity(3, one, key)));
    assertThatThrownBy(() -> store().commit(doubled)).isInstanceOf(OvertakenException.class);
    assertThat(store().cursor(MAILBOX, INBOX)).isEqualTo(new Cursor("1"));
    Known known = ask(Map.of(ref("7", "2"), two), Set.of());
    assertThat(known.decided()).isEmpty();
    assertThat(known.activities()).isEmpty();
  }

  /** AS-3: the same id on another message, and the other direction, are other activities. */
  @Test
  default void as03_anotherFingerprintOrDirectionIsAnotherActivity() {
    CorrelationKey key = new CorrelationKey("message-id", "one@x");
    NewActivity first = activity(1, new MessageIdentity("<one@x>", 1), key);
    assertThat(store().add(first)).isPresent();
    assertThat(store().add(first)).isEmpty();
    assertThat(store().add(activity(2, new MessageIdentity("<one@x>", 2), key))).isPresent();
    EmailActivity sent =
        EmailActivity.builder(
                new ActivityId(3), Direction.OUTGOING, new MessageIdentity("<one@x>", 1))
            .build();
    assertThat(store().add(new NewActivity(sent, Set.of(key)))).isPresent();
    assertThat(ask(Map.of(), Set.of(key)).candidates())
        .extracting(candidate -> candidate.activity().value())
        .containsExactly(1L, 2L, 3L);
  }

  /** AS-4: a second decision for an occurrence is refused. */
  @Test
  default void as04_aSecondDecisionForAnOccurrenceIsRefused() throws Exception {
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    store().commit(commit("", "1", List.of(entry("7", "1", one)), List.of()));
    Commit again = commit("1", "2", List.of(entry("7", "1", one)), List.of());
    assertThatThrownBy(() -> store().commit(again)).isInstanceOf(RuntimeException.class);
    assertThat(store().cursor(MAILBOX, INBOX)).isEqualTo(new Cursor("1"));
  }

  /** P-24: a person assigns an address to a record once. */
  @Test
  default void p24_everyUnresolvedPartyOfAnAddressIsGivenTheRecord() throws Exception {
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    EmailActivity activity =
        EmailActivity.builder(new ActivityId(1), Direction.INCOMING, one)
            .parties(
                List.of(
                    ActivityParty.unresolved(Role.SENDER, NamedAddress.of("anna@x.example")),
                    ActivityParty.unresolved(Role.TO, NamedAddress.of("other@x.example"))))
            .build();
    store().add(new NewActivity(activity, Set.of()));
    RecordId anna = RecordId.parse("contact:anna").orElseThrow();
    assertThat(store().resolve(new EmailAddress("anna@x.example"), anna, Instant.EPOCH))
        .isEqualTo(1);
    assertThat(store().resolve(new EmailAddress("anna@x.example"), anna, Instant.EPOCH)).isZero();
  }

  /** A person says what an activity is about; replies that inherited the wrong link follow. */
  @Test
  default void aWrongRegardingRecordIsCorrectedWithThoseThatInheritedIt() {
    RecordId right = RecordId.parse("account:tailspin").orElseThrow();
    addAbout(1, Optional.empty());
    addAbout(2, Optional.of(new ActivityId(1)));
    addAbout(3, Optional.empty());
    TrackingChange.Extent alone = TrackingChange.Extent.ACTIVITY;
    TrackingChange.Extent all = TrackingChange.Extent.CONVERSATION;
    assertThat(store().regard(new ActivityId(3), right, alone, Instant.EPOCH)).isEqualTo(1);
    assertThat(store().regard(new ActivityId(3), right, alone, Instant.EPOCH)).isZero();
    assertThat(store().regard(new ActivityId(1), right, all, Instant.EPOCH)).isEqualTo(2);
    assertThat(store().regard(new ActivityId(9), right, all, Instant.EPOCH)).isZero();
    Set<CorrelationKey> keys = Set.of(new CorrelationKey("message-id", "1@x"));
    assertThat(ask(Map.of(), keys).candidates())
        .extracting(Candidate::regarding)
        .containsExactly(Optional.of(right));
  }

  private void addAbout(long id, Optional<ActivityId> parent) {
    EmailActivity.Builder activity =
        EmailActivity.builder(
                new ActivityId(id), Direction.INCOMING, new MessageIdentity("<" + id + "@x>", 1))
            .regarding(RecordId.parse("account:tailspn").orElseThrow());
    parent.ifPresent(each -> activity.correlated(each, CorrelationMethod.IN_REPLY_TO, false));
    store()
        .add(
            new NewActivity(activity.build(), Set.of(new CorrelationKey("message-id", id + "@x"))));
  }

  /** A message of another epoch is found by its identity and can be moved to its new place. */
  @Test
  default void aMessageOfAFormerEpochIsFoundAndMoved() throws Exception {
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    store().commit(commit("", "1", List.of(entry("7", "1", one)), List.of()));
    MessageRef now = ref("8", "4");
    List<FormerPlace> former =
        ask(Map.of(now, one), Set.of()).formerPlaces().getOrDefault("<one@x>", List.of());
    assertThat(former).singleElement().satisfies(p -> assertThat(p.identity()).isEqualTo(one));
    store()
        .commit(
            Commit.builder(Turn.alone(MAILBOX), INBOX, new Cursor("1"), new Cursor("2"))
                .at(Instant.EPOCH)
                .policyVersion(1)
                .moved(Map.of(former.get(0).decision(), now))
                .build());
    assertThat(ask(Map.of(now, one), Set.of()).decided()).containsExactly(now);
  }

  /**
   * AS-11: marks are due once the decisions they follow from are committed, until they are settled.
   */
  @Test
  default void as11_marksAreDueUntilTheyAreSettled() throws Exception {
    MessageMark due = promotedMark(MessageMark.State.DUE);
    MessageMark clearing =
        new MessageMark(ref("7", "2"), Kind.UNDELIVERABLE, "$Broken", MessageMark.State.CLEARING);
    commitMarked(List.of(due, clearing));
    MarkStore marks = store().marks();
    assertThat(marks.due(MAILBOX, INBOX, EnumSet.allOf(Kind.class), 10))
        .as("what never stood need not be taken off")
        .containsExactly(due);
    assertThat(marks.due(MAILBOX, INBOX, Set.of(Kind.MOVED), 10)).isEmpty();
    assertThat(marks.due(new MailboxId("other"), INBOX, Set.of(Kind.PROMOTED), 10)).isEmpty();
    marks.settle(Turn.alone(MAILBOX), INBOX, List.of(due.in(MessageMark.State.SEEN)));
    assertThat(marks.due(MAILBOX, INBOX, EnumSet.allOf(Kind.class), 10)).isEmpty();
    assertThat(marks.brought(MAILBOX, INBOX)).containsExactly(promotedMark(MessageMark.State.SEEN));
    assertThat(marks.activities(MAILBOX, INBOX, Set.of(ref("7", "1"), ref("7", "2"))))
        .containsExactly(Map.entry(ref("7", "1"), new ActivityId(1)));
    marks.settle(Turn.alone(MAILBOX), INBOX, List.of(due.in(MessageMark.State.OVER)));
    assertThat(marks.brought(MAILBOX, INBOX)).isEmpty();
  }

  /** P-60: what is untracked loses its mark, and gets it back when it is tracked again. */
  @Test
  default void as11_marksFollowTracking() throws Exception {
    commitMarked(List.of(promotedMark(MessageMark.State.DUE)));
    MarkStore marks = store().marks();
    marks.settle(Turn.alone(MAILBOX), INBOX, List.of(promotedMark(MessageMark.State.SEEN)));
    assertThat(store().track(tracking(Tracking.UNTRACKED))).isEqualTo(1);
    assertThat(marks.due(MAILBOX, INBOX, Set.of(Kind.PROMOTED), 10))
        .containsExactly(promotedMark(MessageMark.State.CLEARING));
    marks.settle(Turn.alone(MAILBOX), INBOX, List.of(promotedMark(MessageMark.State.CLEARED)));
    store().track(tracking(Tracking.TRACKED));
    assertThat(marks.due(MAILBOX, INBOX, Set.of(Kind.PROMOTED), 10))
        .containsExactly(promotedMark(MessageMark.State.DUE));
  }

  /** A message that was renumbered takes its marks along, which are set again. */
  @Test
  default void as11_marksMoveWithTheirMessagesAndAreDueAgain() throws Exception {
    commitMarked(List.of(promotedMark(MessageMark.State.DUE)));
    store()
        .marks()
        .settle(Turn.alone(MAILBOX), INBOX, List.of(promotedMark(MessageMark.State.SEEN)));
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    MessageRef now = ref("8", "4");
    FormerPlace former =
        ask(Map.of(now, one), Set.of()).formerPlaces().getOrDefault("<one@x>", List.of()).get(0);
    store()
        .commit(
            Commit.builder(Turn.alone(MAILBOX), INBOX, new Cursor("1"), new Cursor("2"))
                .at(Instant.EPOCH)
                .policyVersion(1)
                .moved(Map.of(former.decision(), now))
                .build());
    assertThat(store().marks().due(MAILBOX, INBOX, Set.of(Kind.PROMOTED), 10))
        .containsExactly(new MessageMark(now, Kind.PROMOTED, "$Tracked", MessageMark.State.DUE));
    assertThat(store().marks().brought(MAILBOX, INBOX)).isEmpty();
  }

  private static TrackingChange tracking(Tracking tracking) {
    return new TrackingChange(
        new ActivityId(1),
        tracking,
        TrackingChange.Extent.ACTIVITY,
        new Actor.Person("anna"),
        Instant.EPOCH);
  }

  private static MessageMark promotedMark(MessageMark.State state) {
    return new MessageMark(ref("7", "1"), Kind.PROMOTED, "$Tracked", state);
  }

  /** Message 1 is activity 1, message 2 is refused. */
  private void commitMarked(List<MessageMark> marks) throws Exception {
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    DecisionEntry refused = entry("7", "2", new MessageIdentity("<two@x>", 1));
    DecisionEntry promoted =
        DecisionEntry.of(
            ref("7", "1"),
            one,
            "anna@customer.example",
            "Hello",
            Instant.EPOCH,
            Outcome.PROMOTED,
            Reason.ACCEPT_ALL,
            List.of(SubReason.ACCEPTS_ALL),
            Optional.of(new ActivityId(1)),
            new byte[] {1},
            new byte[] {2});
    store()
        .commit(
            Commit.builder(Turn.alone(MAILBOX), INBOX, Cursor.START, new Cursor("1"))
                .at(Instant.EPOCH)
                .policyVersion(1)
                .decisions(List.of(promoted, refused))
                .activities(List.of(activity(1, one, new CorrelationKey("message-id", "one@x"))))
                .marks(marks)
                .build());
  }

  /** S-40: what could not be created is found again until it is decided otherwise. */
  @Test
  default void s40_messagesThatCouldNotBeCreatedAreFoundAgain() throws Exception {
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    DecisionEntry failed =
        DecisionEntry.of(
            ref("7", "1"),
            one,
            "anna@customer.example",
            "Hello",
            Instant.EPOCH,
            Outcome.REFUSED,
            Reason.UNKNOWN,
            List.of(SubReason.CREATION_FAILED),
            Optional.empty(),
            new byte[] {1},
            new byte[] {7});
    DecisionEntry other = entry("7", "2", new MessageIdentity("<two@x>", 1));
    store().commit(commit("", "1", List.of(failed, other), List.of()));
    Map<MessageRef, byte[]> found = store().factsOfFailedCreations(MAILBOX, INBOX, 10);
    assertThat(found).containsOnlyKeys(ref("7", "1"));
    assertThat(found.get(ref("7", "1"))).containsExactly(7);
    assertThat(store().factsOfFailedCreations(MAILBOX, new FolderId("Other"), 10)).isEmpty();
  }

  /** AS-14: the copy was refused first. */
  @Test
  default void as14_aRefusedCopyIsFoundOnceAnotherCopyIsAnActivity() throws Exception {
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    store().commit(commit("", "1", List.of(entry("7", "1", one), entry("7", "2", TWO)), List.of()));
    assertThat(store().factsOfDue(MAILBOX, INBOX, 10)).isEmpty();
    CorrelationKey key = new CorrelationKey("message-id", "one@x");
    store().commit(elsewhere("", "1", List.of(), List.of(activity(1, one, key))));
    assertThat(store().factsOfDue(MAILBOX, INBOX, 10)).containsOnlyKeys(ref("7", "1"));
    assertThat(store().factsOfDue(MAILBOX, INBOX, 10).get(ref("7", "1"))).containsExactly(2);
    assertThat(store().factsOfDue(OTHER, INBOX, 10)).isEmpty();
    assertThat(store().factsOfDue(MAILBOX, new FolderId("Other"), 10)).isEmpty();
  }

  /** AS-14: what is decided again is due no longer. */
  @Test
  default void as14_whatIsDueIsFoundUntilItIsDecidedAgain() throws Exception {
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    CorrelationKey key = new CorrelationKey("message-id", "one@x");
    DecisionEntry refused = entry("7", "1", one);
    store().commit(commit("", "1", List.of(refused, entry("7", "2", TWO)), List.of()));
    store().commit(elsewhere("", "1", List.of(), List.of(activity(1, one, key))));
    assertThat(store().factsOfDue(MAILBOX, INBOX, 10)).containsOnlyKeys(ref("7", "1"));
    store().commit(again("1", refused));
    assertThat(store().factsOfDue(MAILBOX, INBOX, 10)).isEmpty();
  }

  /** AS-14: what the system sent is an activity, too. */
  @Test
  default void as14_aRefusedCopyOfAnActivityThatIsAddedIsFound() throws Exception {
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    CorrelationKey key = new CorrelationKey("message-id", "one@x");
    store().commit(commit("", "1", List.of(entry("7", "1", one), entry("7", "2", one)), List.of()));
    store().add(activity(1, one, key));
    assertThat(store().factsOfDue(MAILBOX, INBOX, 10)).hasSize(2);
    assertThat(store().factsOfDue(MAILBOX, INBOX, 1)).hasSize(1);
  }

  /** AS-14: what a decision waits for makes it due, and nothing else does. */
  @Test
  default void as14_aDecisionIsDueOnceThereIsWhatItWaitsFor() throws Exception {
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    CorrelationKey parent = new CorrelationKey("message-id", "parent@x");
    CorrelationKey other = new CorrelationKey("message-id", "other@x");
    DecisionEntry refused = entry("7", "1", one);
    store().commit(waiting(commit("", "1", List.of(refused), List.of()), parent, Awaiting.EVER));
    store().commit(elsewhere("", "1", List.of(), List.of(activity(1, TWO, other))));
    assertThat(store().factsOfDue(MAILBOX, INBOX, 10)).isEmpty();
    MessageIdentity three = new MessageIdentity("<three@x>", 1);
    store().commit(elsewhere("1", "2", List.of(), List.of(activity(2, three, parent))));
    assertThat(store().factsOfDue(MAILBOX, INBOX, 10)).containsOnlyKeys(ref("7", "1"));
    assertThat(store().dueActivities(Instant.EPOCH, 10).activities()).isEmpty();
    store().commit(again("1", refused));
    MessageIdentity four = new MessageIdentity("<four@x>", 1);
    store().commit(elsewhere("2", "3", List.of(), List.of(activity(3, four, parent))));
    assertThat(store().factsOfDue(MAILBOX, INBOX, 10))
        .as("it was decided again, and waits no longer")
        .isEmpty();
  }

  /** AS-14: what was sent too late is not what an activity waits for. */
  @Test
  default void as14_anActivityWaitsForWhatWasSentBefore() throws Exception {
    CorrelationKey token = new CorrelationKey("tracking-token", "CRM:1");
    store().commit(waiting(promoted(1), token, Instant.ofEpochSecond(100)));
    store()
        .commit(elsewhere("", "1", List.of(), List.of(sent(2, Instant.ofEpochSecond(101), token))));
    assertThat(store().dueActivities(Instant.EPOCH, 10).activities()).isEmpty();
    store()
        .commit(elsewhere("1", "2", List.of(), List.of(sent(3, Instant.ofEpochSecond(99), token))));
    assertThat(store().dueActivities(Instant.EPOCH, 10).activities())
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.activity()).isEqualTo(new ActivityId(1));
              assertThat(due.mailbox()).isEqualTo(MAILBOX);
              assertThat(due.folder()).isEqualTo(INBOX);
              assertThat(due.decision().entry().facts()).containsExactly(2);
            });
    assertThat(store().factsOfDue(MAILBOX, INBOX, 10)).isEmpty();
  }

  /** AS-14: a record that is created for a sender is waited for, too. */
  @Test
  default void as14_aDecisionWaitsForARecordOfItsSender() throws Exception {
    EmailAddress xeno = new EmailAddress("xeno@other.example");
    DecisionEntry refused = entry("7", "1", new MessageIdentity("<one@x>", 1));
    store()
        .commit(
            waiting(
                commit("", "1", List.of(refused), List.of()),
                CorrelationKey.ofRecord(xeno),
                Awaiting.EVER));
    PartyRecord record = PartyRecord.of(RecordId.parse("contact:xeno").orElseThrow(), "Xeno");
    Known before = ask(Map.of(), Set.of());
    store().commit(making(new RecordEntry(record, List.of(xeno))));
    assertThat(store().factsOfDue(MAILBOX, INBOX, 10)).containsOnlyKeys(ref("7", "1"));
    assertOvertaken(before, CorrelationKey.ofRecord(xeno));
  }

  /** AS-15: what another mailbox wrote after the look-up is not missed. */
  @Test
  default void as15_aCommitThatMissesAnActivityIsRefusedWhole() throws Exception {
    CorrelationKey parent = new CorrelationKey("message-id", "parent@x");
    Known before = ask(Map.of(), Set.of(parent));
    store().commit(elsewhere("", "1", List.of(), List.of(activity(1, TWO, parent))));
    DecisionEntry answer = entry("7", "1", new MessageIdentity("<answer@x>", 1));
    Commit commit = commit("", "1", List.of(answer), List.of());
    Basis missed = new Basis(before.asOf(), Set.of(parent), Set.of());
    assertThatThrownBy(() -> store().commit(commit.toBuilder().basis(missed).build()))
        .isInstanceOf(OvertakenException.class);
    assertThat(store().cursor(MAILBOX, INBOX)).isEqualTo(Cursor.START);
    Basis known = new Basis(ask(Map.of(), Set.of(parent)).asOf(), Set.of(parent), Set.of());
    store().commit(commit.toBuilder().basis(known).build());
    assertThat(store().cursor(MAILBOX, INBOX)).isEqualTo(new Cursor("1"));
  }

  /** AS-15: what a mailbox wrote itself, and what nobody asked for, holds up nothing. */
  @Test
  default void as15_whatAMailboxWroteItselfIsKnownToIt() throws Exception {
    CorrelationKey parent = new CorrelationKey("message-id", "parent@x");
    Known before = ask(Map.of(), Set.of(parent));
    store().commit(commit("", "1", List.of(), List.of(activity(1, TWO, parent))));
    CorrelationKey other = new CorrelationKey("message-id", "other@x");
    MessageIdentity three = new MessageIdentity("<three@x>", 1);
    store().commit(elsewhere("", "1", List.of(), List.of(activity(2, three, other))));
    Basis basis = new Basis(before.asOf(), Set.of(parent), Set.of());
    store().commit(commit("1", "2", List.of(), List.of()).toBuilder().basis(basis).build());
    assertThat(store().cursor(MAILBOX, INBOX)).isEqualTo(new Cursor("2"));
  }

  /** AS-15: a copy of the same message, and what a command adds, count as well. */
  @Test
  default void as15_theSameMessageFromACommandIsNotMissed() throws Exception {
    MessageIdentity one = new MessageIdentity("<one@x>", 1);
    Known before = ask(Map.of(), Set.of());
    store().add(activity(1, one, new CorrelationKey("message-id", "one@x")));
    assertOvertaken(before, CorrelationKey.of(one));
  }

  private void assertOvertaken(Known before, CorrelationKey key) {
    String cursor = store().cursor(MAILBOX, INBOX).token();
    Commit commit = commit(cursor, cursor, List.of(), List.of());
    Basis basis = new Basis(before.asOf(), Set.of(key), Set.of());
    assertThatThrownBy(() -> store().commit(commit.toBuilder().basis(basis).build()))
        .isInstanceOf(OvertakenException.class);
  }

  /** AS-15: a change of an activity on which a commit depends is not missed either. */
  @Test
  default void as15_aCommitThatRestsOnAChangedActivityIsRefused() throws Exception {
    store().commit(elsewhere("", "1", List.of(), List.of(claimed(1, OTHER, "5"))));
    Known before = ask(Map.of(), Set.of());
    MailboxId third = new MailboxId("third");
    store()
        .commit(
            of(third).toBuilder()
                .claims(List.of(new Claim(new ActivityId(1), third, INBOX, "4")))
                .build());
    Commit commit = commit("", "1", List.of(), List.of());
    Basis basis = new Basis(before.asOf(), Set.of(), Set.of(new ActivityId(1)));
    assertThatThrownBy(() -> store().commit(commit.toBuilder().basis(basis).build()))
        .isInstanceOf(OvertakenException.class);
    assertThatThrownBy(
            () -> store().revise(List.of(), basis, Instant.EPOCH, 1, Turn.alone(MAILBOX)))
        .isInstanceOf(OvertakenException.class);
  }

  /** AS-16: the least rank counts, in whatever order copies are read. */
  @Test
  default void as16_theCopyWithTheLeastRankCounts() throws Exception {
    store().commit(promoted(1));
    store()
        .commit(
            of(OTHER).toBuilder()
                .claims(List.of(new Claim(new ActivityId(1), OTHER, INBOX, "6")))
                .build());
    assertThat(store().dueActivities(Instant.EPOCH, 10).activities()).isEmpty();
    FolderId archive = new FolderId("Archive");
    store()
        .commit(
            of(OTHER).toBuilder()
                .claims(List.of(new Claim(new ActivityId(1), OTHER, archive, "4")))
                .build());
    assertThat(activity(new ActivityId(1)).receivingMailbox()).contains(OTHER);
    assertThat(store().dueActivities(Instant.EPOCH, 10).activities())
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.mailbox()).isEqualTo(OTHER);
              assertThat(due.folder()).isEqualTo(archive);
            });
  }

  /** AS-16: what answers inherit follows, but for what a person said. */
  @Test
  default void as16_answersFollowWhatTheyInherit() throws Exception {
    RecordId contoso = RecordId.parse("account:contoso").orElseThrow();
    store().commit(promoted(1));
    store().commit(answering(2, 1));
    store().revise(List.of(about(1, contoso)), Basis.NONE, Instant.EPOCH, 1, Turn.alone(MAILBOX));
    assertThat(activity(new ActivityId(1)).regarding()).contains(contoso);
    assertThat(store().dueActivities(Instant.EPOCH, 10).activities())
        .extracting(DueActivity::activity)
        .containsExactly(new ActivityId(2));
    store().revise(List.of(about(2, contoso)), Basis.NONE, Instant.EPOCH, 1, Turn.alone(MAILBOX));
    assertThat(store().dueActivities(Instant.EPOCH, 10).activities()).isEmpty();
    RecordId said = RecordId.parse("account:tailspin").orElseThrow();
    store().regard(new ActivityId(1), said, TrackingChange.Extent.ACTIVITY, Instant.EPOCH);
    assertThat(store().dueActivities(Instant.EPOCH, 10).activities()).isEmpty();
    store().revise(List.of(about(1, contoso)), Basis.NONE, Instant.EPOCH, 1, Turn.alone(MAILBOX));
    assertThat(activity(new ActivityId(1)).regarding()).contains(said);
  }

  /** AS-17: what cannot be revised now is given again later, and not before. */
  @Test
  default void as17_aPostponedActivityIsGivenAgainAtItsTime() throws Exception {
    Instant later = Instant.ofEpochSecond(60);
    Instant before = later.minusMillis(1);
    RecordId contoso = RecordId.parse("account:contoso").orElseThrow();
    store().commit(promoted(1));
    store().commit(answering(2, 1));
    store().revise(List.of(about(1, contoso)), Basis.NONE, Instant.EPOCH, 1, Turn.alone(MAILBOX));
    store().postpone(Turn.alone(MAILBOX), Set.of(new ActivityId(2)), later);
    assertThat(store().dueActivities(before, 10).activities()).isEmpty();
    RecordId tailspin = RecordId.parse("account:tailspin").orElseThrow();
    store().revise(List.of(about(1, tailspin)), Basis.NONE, Instant.EPOCH, 1, Turn.alone(MAILBOX));
    assertThat(store().dueActivities(before, 10).activities()).as("due once more").isEmpty();
    assertThat(store().dueActivities(later, 10).activities())
        .extracting(DueActivity::activity)
        .containsExactly(new ActivityId(2));
    store().revise(List.of(about(2, tailspin)), Basis.NONE, later, 1, Turn.alone(MAILBOX));
    assertThat(store().dueActivities(later, 10).activities()).isEmpty();
  }

  /** IN-6: no activity answers one that answers it. */
  @Test
  default void as16_aRevisionNeverMakesACircle() throws Exception {
    store().commit(promoted(1));
    store().commit(answering(2, 1));
    EmailActivity circular =
        EmailActivity.builder(new ActivityId(1), Direction.INCOMING, TWO)
            .correlated(new ActivityId(2), CorrelationMethod.IN_REPLY_TO, false)
            .build();
    store()
        .revise(
            List.of(Revision.of(new DecisionId(1), circular, Set.of())),
            Basis.NONE,
            Instant.EPOCH,
            1,
            Turn.alone(MAILBOX));
    assertThat(activity(new ActivityId(1)).correlatedActivity()).isEmpty();
  }

  private static Revision about(long activity, RecordId regarding) {
    EmailActivity.Builder revised =
        EmailActivity.builder(new ActivityId(activity), Direction.INCOMING, TWO)
            .regarding(regarding);
    if (activity > 1) {
      revised.correlated(new ActivityId(1), CorrelationMethod.IN_REPLY_TO, false);
    }
    return Revision.of(new DecisionId(activity), revised.build(), Set.of());
  }

  private static Commit waiting(Commit commit, CorrelationKey key, Instant until) {
    return commit.toBuilder()
        .awaited(Map.of(ref("7", "1"), Set.of(new Awaiting(key, until))))
        .build();
  }

  /** Message 1 is an activity. */
  private static Commit promoted(long id) {
    return commit("", "1", List.of(promoting(id)), List.of(claimed(id, MAILBOX, "5")));
  }

  private static Commit answering(long id, long parent) {
    NewActivity made = claimed(id, MAILBOX, "5");
    EmailActivity answer =
        made.activity().toBuilder()
            .correlated(new ActivityId(parent), CorrelationMethod.IN_REPLY_TO, false)
            .build();
    return commit("1", "2", List.of(promoting(id)), List.of(made.with(answer)));
  }

  private static DecisionEntry promoting(long id) {
    return DecisionEntry.of(
        ref("7", String.valueOf(id)),
        new MessageIdentity("<" + id + "@x>", 1),
        "anna@customer.example",
        "Hello",
        Instant.EPOCH,
        Outcome.PROMOTED,
        Reason.ACCEPT_ALL,
        List.of(SubReason.ACCEPTS_ALL),
        Optional.of(new ActivityId(id)),
        new byte[] {1},
        new byte[] {2});
  }

  private static NewActivity claimed(long id, MailboxId mailbox, String rank) {
    EmailActivity activity =
        EmailActivity.builder(
                new ActivityId(id), Direction.INCOMING, new MessageIdentity("<" + id + "@x>", 1))
            .receivingMailbox(mailbox)
            .build();
    Claim claim = new Claim(new ActivityId(id), mailbox, INBOX, rank);
    return new NewActivity(activity, Set.of(), Optional.of(claim));
  }

  private static NewActivity sent(long id, Instant at, CorrelationKey key) {
    EmailActivity activity =
        EmailActivity.builder(
                new ActivityId(id), Direction.INCOMING, new MessageIdentity("<" + id + "@x>", 1))
            .sentAt(at)
            .build();
    return new NewActivity(activity, Set.of(key));
  }

  private static Commit of(MailboxId mailbox) {
    Commit here = commit("", "", List.of(), List.of());
    return Commit.builder(Turn.alone(mailbox), here.folder(), here.from(), here.to())
        .at(here.at())
        .policyVersion(1)
        .build();
  }

  private static Commit making(RecordEntry record) {
    return Commit.builder(Turn.alone(OTHER), INBOX, Cursor.START, Cursor.START)
        .at(Instant.EPOCH)
        .policyVersion(1)
        .newRecords(List.of(record))
        .build();
  }

  private static Commit elsewhere(
      String from, String to, List<DecisionEntry> decisions, List<NewActivity> activities) {
    Commit here = commit(from, to, decisions, activities);
    return Commit.builder(Turn.alone(OTHER), here.folder(), here.from(), here.to())
        .at(here.at())
        .policyVersion(here.policyVersion())
        .decisions(decisions)
        .activities(activities)
        .build();
  }

  private static Commit again(String cursor, DecisionEntry entry) {
    Commit nothing = commit(cursor, cursor, List.of(), List.of());
    return Commit.builder(Turn.alone(MAILBOX), INBOX, nothing.from(), nothing.to())
        .at(nothing.at())
        .policyVersion(nothing.policyVersion())
        .decidedAgain(List.of(entry))
        .build();
  }

  /**
   * AS-12: two mails of the same sender have the same picture, and a mail filter delivers them
   * without their reports first. Both are replaced in one commit.
   */
  @Test
  default void as12_activitiesThatAreReplacedTogetherKeepTheContentsThatTheyShare()
      throws Exception {
    Attachment logo = attached("logo.png", "picture");
    store()
        .commit(
            commit(
                "", "1", List.of(), List.of(withAttachments(1, logo), withAttachments(2, logo))));
    store()
        .commit(
            refreshing(
                copy(1, logo, attached("report1.pdf", "one")),
                copy(2, logo, attached("report2.pdf", "two"))));
    assertThat(contents(1)).containsExactly("logo.png: picture", "report1.pdf: one");
    assertThat(contents(2)).containsExactly("logo.png: picture", "report2.pdf: two");
  }

  private List<String> contents(long activity) throws IOException {
    List<String> contents = new ArrayList<>();
    for (Attachment each : activity(new ActivityId(activity)).body().attachments()) {
      try (InputStream bytes = each.content().orElseThrow().open()) {
        contents.add(
            each.name() + ": " + new String(bytes.readAllBytes(), StandardCharsets.US_ASCII));
      }
    }
    return contents;
  }

  private static Attachment attached(String name, String text) {
    return new Attachment(name, "application/octet-stream", 0).with(new TextContent(text));
  }

  private static Refreshment copy(long activity, Attachment... attachments) {
    return new Refreshment(new ActivityId(activity), body(attachments), 900);
  }

  private static Body body(Attachment... attachments) {
    return new Body("Hello", "", List.of(attachments), Set.of());
  }

  private static NewActivity withAttachments(long id, Attachment... attachments) {
    EmailActivity activity =
        EmailActivity.builder(
                new ActivityId(id), Direction.INCOMING, new MessageIdentity("<" + id + "@x>", 1))
            .contentSize(500)
            .body(body(attachments))
            .build();
    return new NewActivity(activity, Set.of());
  }

  private static Commit refreshing(Refreshment... refreshments) {
    return Commit.builder(Turn.alone(MAILBOX), INBOX, new Cursor("1"), new Cursor("2"))
        .at(Instant.EPOCH)
        .policyVersion(1)
        .refreshments(List.of(refreshments))
        .build();
  }

  /** AS-13: what an older parser read is found in pages, until it is read again. */
  @Test
  default void as13_whatOlderParsersReadIsFoundUntilItIsReadAnew() throws Exception {
    List<DecisionEntry> old =
        List.of(
            entry("7", "1", new MessageIdentity("<one@x>", 1)),
            entry("7", "2", new MessageIdentity("<two@x>", 1)));
    DecisionEntry three = entry("7", "3", new MessageIdentity("<three@x>", 1));
    store()
        .commit(
            commit("", "1", old, List.of()).toBuilder()
                .reading(new Reading(1, Set.of(), List.of()))
                .build());
    store().commit(commit("1", "2", List.of(three), List.of()));
    List<FormerReading> first = store().readByOlderParsers(MAILBOX, INBOX, 0, 1);
    assertThat(first).extracting(FormerReading::ref).containsExactly(ref("7", "1"));
    assertThat(first.get(0).reason()).isEqualTo(Reason.NO_CORRELATION_MATCH);
    assertThat(first.get(0).facts()).containsExactly(2);
    long after = first.get(0).decision().value();
    assertThat(store().readByOlderParsers(MAILBOX, INBOX, after, 9))
        .extracting(FormerReading::ref)
        .containsExactly(ref("7", "2"));
    assertThat(store().readByOlderParsers(MAILBOX, new FolderId("Other"), 0, 9)).isEmpty();
    store().commit(decidedAgain("2", entry("7", "1", new MessageIdentity("<one@x>", 2))));
    assertThat(store().readByOlderParsers(MAILBOX, INBOX, 0, 9)).hasSize(2);
    Set<MessageRef> again = Set.of(ref("7", "1"), ref("7", "2"), ref("7", "99"));
    store()
        .commit(
            commit("2", "2", List.of(), List.of()).toBuilder().reading(Reading.of(again)).build());
    assertThat(store().readByOlderParsers(MAILBOX, INBOX, 0, 9)).isEmpty();
  }

  private static Commit decidedAgain(String cursor, DecisionEntry entry) {
    return Commit.builder(Turn.alone(MAILBOX), INBOX, new Cursor(cursor), new Cursor(cursor))
        .at(Instant.EPOCH)
        .policyVersion(1)
        .decidedAgain(List.of(entry))
        .build();
  }

  /** AS-13: a correction replaces what the header says, and nothing else. */
  @Test
  default void as13_anActivityIsCorrectedAsItsHeaderIsRead() throws Exception {
    MessageIdentity cut = new MessageIdentity("<one@x>", 1);
    RecordId chosen = RecordId.parse("contact:jonas").orElseThrow();
    EmailActivity stored =
        headed(
                1,
                cut,
                party(Role.SENDER, "anna@customer.exampl"),
                party(Role.TO, "jonas@x.example"))
            .regarding(RecordId.parse("account:contoso").orElseThrow())
            .build();
    store().add(new NewActivity(stored, Set.of(new CorrelationKey("message-id", "on"))));
    store().resolve(new EmailAddress("jonas@x.example"), chosen, Instant.EPOCH);
    MessageIdentity whole = new MessageIdentity("<one@x>", 2);
    EmailActivity read =
        headed(
                1,
                whole,
                party(Role.SENDER, "anna@customer.example"),
                party(Role.TO, "jonas@x.example"))
            .messageId(new MessageId("one@x"))
            .subject("Whole")
            .build();
    CorrelationKey key = new CorrelationKey("message-id", "one@x");
    Reading correcting = Reading.correcting(List.of(new NewActivity(read, Set.of(key))));
    store().commit(commit("", "", List.of(), List.of()).toBuilder().reading(correcting).build());
    EmailActivity corrected = activity(new ActivityId(1));
    assertThat(corrected.identity()).isEqualTo(whole);
    assertThat(corrected.subject()).isEqualTo("Whole");
    assertThat(corrected.regarding()).isEqualTo(stored.regarding());
    assertThat(corrected.parties())
        .containsExactly(
            party(Role.SENDER, "anna@customer.example"),
            ActivityParty.resolved(Role.TO, NamedAddress.of("jonas@x.example"), chosen));
    assertThat(ask(Map.of(), Set.of(key)).candidates()).hasSize(1);
    assertThat(ask(Map.of(), Set.of(new CorrelationKey("message-id", "on"))).candidates())
        .isEmpty();
  }

  /** AS-3, AS-13: a correction never gives an activity the identity that another one has. */
  @Test
  default void as13_aCorrectionTakesNoIdentityThatAnotherActivityHas() throws Exception {
    MessageIdentity cut = new MessageIdentity("<one@x>", 1);
    MessageIdentity whole = new MessageIdentity("<one@x>", 2);
    store().add(new NewActivity(headed(1, cut).build(), Set.of()));
    store().add(new NewActivity(headed(2, whole).build(), Set.of()));
    NewActivity read = new NewActivity(headed(1, whole).subject("Whole").build(), Set.of());
    Reading correcting = Reading.correcting(List.of(read));
    store().commit(commit("", "", List.of(), List.of()).toBuilder().reading(correcting).build());
    assertThat(activity(new ActivityId(1)).identity()).isEqualTo(cut);
    assertThat(activity(new ActivityId(1)).subject()).isEqualTo("Whole");
  }

  private static EmailActivity.Builder headed(
      long id, MessageIdentity identity, ActivityParty... parties) {
    return EmailActivity.builder(new ActivityId(id), Direction.INCOMING, identity)
        .parties(List.of(parties));
  }

  private static ActivityParty party(Role role, String address) {
    return ActivityParty.unresolved(role, NamedAddress.of(address));
  }

  /** AS-18. */
  @Test
  default void as18_noNumberIsReservedTwice() {
    List<Long> numbers = new ArrayList<>();
    for (int wanted : List.of(3, 0, 1, 2)) {
      List<Long> some = reserved(wanted);
      assertThat(some).hasSize(wanted);
      numbers.addAll(some);
    }
    assertThat(numbers).doesNotHaveDuplicates();
  }

  /** AS-18. */
  @Test
  default void as18_theNumberOfAnActivityIsNotReserved() {
    List<Long> before = reserved(2);
    MessageIdentity identity = new MessageIdentity("<added@example.com>", 1);
    NewActivity added =
        store()
            .add(new NewActivity(headed(1, identity).build(), Set.of()))
            .orElseThrow(AssertionError::new);
    List<Long> numbers = new ArrayList<>(before);
    numbers.add(added.activity().id().value());
    numbers.addAll(reserved(2));
    assertThat(numbers).doesNotHaveDuplicates();
  }

  /** AS-18. */
  @Test
  default void as18_lookUpsAtTheSameTimeReserveDifferentNumbers() {
    List<Long> numbers =
        IntStream.range(0, 16).parallel().boxed().flatMap(each -> reserved(10).stream()).toList();
    assertThat(numbers).hasSize(160).doesNotHaveDuplicates();
  }

  private List<Long> reserved(int wanted) {
    NumberRange range =
        store().lookUp(new Query(MAILBOX, INBOX, Map.of(), Set.of(), wanted)).numbers();
    return LongStream.range(range.first(), range.first() + range.count()).boxed().toList();
  }

  private Known ask(Map<MessageRef, MessageIdentity> occurrences, Set<CorrelationKey> keys) {
    return store().lookUp(new Query(MAILBOX, INBOX, occurrences, keys));
  }

  private static MessageRef ref(String epoch, String id) {
    return new MessageRef(INBOX, epoch, id);
  }

  private static Commit commit(
      String from, String to, List<DecisionEntry> decisions, List<NewActivity> activities) {
    return Commit.builder(Turn.alone(MAILBOX), INBOX, new Cursor(from), new Cursor(to))
        .at(Instant.EPOCH)
        .policyVersion(1)
        .decisions(decisions)
        .activities(activities)
        .build();
  }

  private static DecisionEntry entry(String epoch, String id, MessageIdentity identity) {
    return DecisionEntry.of(
        ref(epoch, id),
        identity,
        "anna@customer.example",
        "Hello",
        Instant.EPOCH,
        Outcome.REFUSED,
        Reason.NO_CORRELATION_MATCH,
        List.of(SubReason.REPLIES_ONLY_NOT_A_REPLY),
        Optional.empty(),
        new byte[] {1},
        new byte[] {2});
  }

  private static NewActivity activity(long id, MessageIdentity identity, CorrelationKey key) {
    String messageId = identity.key().substring(1, identity.key().length() - 1);
    EmailActivity activity =
        EmailActivity.builder(new ActivityId(id), Direction.INCOMING, identity)
            .messageId(new MessageId(messageId))
            .subject("Offer")
            .regarding(RecordId.parse("account:contoso").orElseThrow())
            .build();
    return new NewActivity(activity, Set.of(key));
  }
}
