package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.MarkStore;
import org.mailpromoter.core.store.MessageMark;
import org.mailpromoter.core.store.MessageMark.Kind;
import org.mailpromoter.core.store.MessageMark.State;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;

/**
 * What a store must keep to for the folders of a server: the {@link MarkStore} of marks on
 * messages, and the records of tracked folders. How marks follow from decisions is asserted by
 * {@link ActivityStoreContract}.
 *
 * @since 0.1
 */
public interface MarkStoreContract {
  /** The mailbox of the tests. */
  MailboxId ANNA = new MailboxId("anna");

  /** Another mailbox, whose folders have the same names. */
  MailboxId BEN = new MailboxId("ben");

  /** The folder of the tests. */
  FolderId INBOX = new FolderId("INBOX");

  /** An empty store, the same one during a test. */
  ActivityStore store();

  /** An activity of the store. */
  EmailActivity activity(ActivityId id);

  /** Marks are brought in the order of their kinds, and no more than are asked for. */
  @Test
  default void dueMarksComeInTheOrderOfTheirKinds() throws Exception {
    commit(
        ANNA,
        List.of(),
        mark(1, Kind.MOVED),
        mark(2, Kind.PROMOTED),
        mark(1, Kind.UNDELIVERABLE),
        mark(3, Kind.PROMOTED));
    assertThat(due(EnumSet.allOf(Kind.class), 9))
        .containsExactly(
            mark(2, Kind.PROMOTED),
            mark(3, Kind.PROMOTED),
            mark(1, Kind.UNDELIVERABLE),
            mark(1, Kind.MOVED));
    assertThat(due(EnumSet.allOf(Kind.class), 2))
        .containsExactly(mark(2, Kind.PROMOTED), mark(3, Kind.PROMOTED));
    assertThat(due(EnumSet.of(Kind.MOVED), 9)).containsExactly(mark(1, Kind.MOVED));
  }

  /** A mark that was settled keeps its state, and the others of its message keep theirs. */
  @Test
  default void oneMarkOfAMessageIsSettled() throws Exception {
    commit(ANNA, List.of(), mark(1, Kind.UNDELIVERABLE), mark(1, Kind.MOVED));
    marks().settle(Turn.alone(ANNA), INBOX, List.of(mark(1, Kind.MOVED).in(State.OVER)));
    assertThat(due(EnumSet.allOf(Kind.class), 9)).containsExactly(mark(1, Kind.UNDELIVERABLE));
  }

  /** What has no mark gets none by being settled. */
  @Test
  default void settlingMakesNoMark() throws Exception {
    commit(ANNA, List.of(), mark(1, Kind.PROMOTED));
    marks().settle(Turn.alone(ANNA), INBOX, List.of(mark(2, Kind.PROMOTED).in(State.SET)));
    assertThat(marks().brought(ANNA, INBOX)).isEmpty();
  }

  /** AS-19: a mark keeps its state when a run that is not the latest settles it. */
  @Test
  default void as19_marksAreNotSettledUnderAnotherTurnThanTheLatest() throws Exception {
    commit(ANNA, List.of(), mark(1, Kind.PROMOTED));
    List<MessageMark> settled = List.of(mark(1, Kind.PROMOTED).in(State.SET));
    assertThatThrownBy(() -> marks().settle(new Turn(ANNA, 7), INBOX, settled))
        .isInstanceOf(TurnLostException.class);
    assertThat(marks().brought(ANNA, INBOX)).isEmpty();
  }

  /** The same place in another mailbox is another message. */
  @Test
  default void mailboxesDoNotTouchEachOther() throws Exception {
    commit(ANNA, List.of(), mark(1, Kind.PROMOTED));
    commit(BEN, List.of(), mark(1, Kind.PROMOTED));
    marks().settle(Turn.alone(BEN), INBOX, List.of(mark(1, Kind.PROMOTED).in(State.SET)));
    assertThat(due(EnumSet.allOf(Kind.class), 9)).containsExactly(mark(1, Kind.PROMOTED));
    assertThat(marks().brought(ANNA, INBOX)).isEmpty();
    assertThat(marks().brought(BEN, INBOX)).containsExactly(mark(1, Kind.PROMOTED).in(State.SET));
    assertThat(marks().due(BEN, INBOX, EnumSet.allOf(Kind.class), 9)).isEmpty();
  }

  /** Only marks of promoted messages that stand, stood or were seen were brought. */
  @Test
  default void broughtMarksAreThoseOfPromotedMessages() throws Exception {
    commit(
        ANNA,
        List.of(),
        mark(1, Kind.PROMOTED),
        mark(2, Kind.PROMOTED),
        mark(3, Kind.PROMOTED),
        mark(3, Kind.UNDELIVERABLE));
    List<MessageMark> settled =
        List.of(
            mark(1, Kind.PROMOTED).in(State.SEEN),
            mark(2, Kind.PROMOTED).in(State.CLEARED),
            mark(3, Kind.PROMOTED).in(State.OVER),
            mark(3, Kind.UNDELIVERABLE).in(State.SET));
    marks().settle(Turn.alone(ANNA), INBOX, settled);
    assertThat(marks().brought(ANNA, INBOX))
        .containsExactlyInAnyOrder(settled.get(0), settled.get(1));
  }

  /** Messages are returned with the activities that they became; others are absent. */
  @Test
  default void activitiesAreFoundByThePlacesOfTheirMessages() throws Exception {
    commit(ANNA, List.of(made(1, ANNA)));
    assertThat(marks().activities(ANNA, INBOX, Set.of(ref(1), ref(2), ref(9))))
        .isEqualTo(Map.of(ref(1), new ActivityId(1)));
    assertThat(marks().activities(BEN, INBOX, Set.of(ref(1)))).isEmpty();
  }

  /** F-3: what lies in a tracked folder is linked to its record, once. */
  @Test
  default void f3_activitiesOfATrackedFolderAreLinkedToItsRecord() throws Exception {
    commit(ANNA, List.of(made(1, ANNA), made(2, ANNA)));
    assertThat(store().relink(Turn.alone(ANNA), INBOX, record("contoso"), Instant.EPOCH))
        .isEqualTo(2);
    assertThat(activity(new ActivityId(1)).regarding()).contains(record("contoso"));
    assertThat(store().relink(Turn.alone(ANNA), INBOX, record("contoso"), Instant.EPOCH)).isZero();
    assertThat(store().relink(Turn.alone(ANNA), INBOX, record("fabrikam"), Instant.EPOCH))
        .isEqualTo(2);
    assertThat(activity(new ActivityId(2)).regarding()).contains(record("fabrikam"));
  }

  /** F-3: other folders, and mail that another mailbox found first, stay as they are. */
  @Test
  default void f3_whatLiesElsewhereOrBelongsToOthersStaysAsItIs() throws Exception {
    commit(ANNA, List.of(made(1, ANNA), made(2, BEN)));
    FolderId other = new FolderId("Projects");
    assertThat(store().relink(Turn.alone(ANNA), other, record("contoso"), Instant.EPOCH)).isZero();
    assertThat(store().relink(Turn.alone(BEN), INBOX, record("contoso"), Instant.EPOCH)).isZero();
    assertThat(store().relink(Turn.alone(ANNA), INBOX, record("contoso"), Instant.EPOCH))
        .isEqualTo(1);
    assertThat(activity(new ActivityId(1)).regarding()).contains(record("contoso"));
    assertThat(activity(new ActivityId(2)).regarding()).isEmpty();
  }

  private MarkStore marks() {
    return store().marks();
  }

  private List<MessageMark> due(Set<Kind> kinds, int limit) {
    return marks().due(ANNA, INBOX, kinds, limit);
  }

  /** Decides the messages 1 to 3, of which those with activities are promoted. */
  private void commit(MailboxId mailbox, List<NewActivity> activities, MessageMark... marks)
      throws Exception {
    List<DecisionEntry> decisions = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      decisions.add(decision(number, number <= activities.size()));
    }
    store()
        .commit(
            Commit.builder(Turn.alone(mailbox), INBOX, Cursor.START, new Cursor("1"))
                .at(Instant.EPOCH)
                .policyVersion(1)
                .decisions(decisions)
                .activities(activities)
                .marks(Arrays.asList(marks))
                .build());
  }

  private static DecisionEntry decision(int number, boolean promoted) {
    return DecisionEntry.of(
        ref(number),
        new MessageIdentity("<" + number + "@x>", 1),
        "tom@customer.example",
        "Hello",
        Instant.EPOCH,
        promoted ? Outcome.PROMOTED : Outcome.REFUSED,
        promoted ? Reason.ACCEPT_ALL : Reason.NO_CORRELATION_MATCH,
        List.of(promoted ? SubReason.ACCEPTS_ALL : SubReason.REPLIES_ONLY_NOT_A_REPLY),
        promoted ? Optional.of(new ActivityId(number)) : Optional.empty(),
        new byte[] {1},
        new byte[] {2});
  }

  private static NewActivity made(long number, MailboxId foundIn) {
    EmailActivity activity =
        EmailActivity.builder(
                new ActivityId(number),
                Direction.INCOMING,
                new MessageIdentity("<" + number + "@x>", 1))
            .receivingMailbox(foundIn)
            .build();
    return new NewActivity(activity, Set.of());
  }

  private static MessageRef ref(int number) {
    return new MessageRef(INBOX, "7", String.valueOf(number));
  }

  private static MessageMark mark(int number, Kind kind) {
    return new MessageMark(ref(number), kind, "$Mark", State.DUE);
  }

  private static RecordId record(String key) {
    return RecordId.parse("account:" + key).orElseThrow();
  }
}
