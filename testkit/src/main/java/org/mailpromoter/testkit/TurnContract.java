package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.MessageMark;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Revision;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;
import org.mailpromoter.core.turn.Turns;
import org.mailpromoter.core.turn.Worker;

/**
 * The contract of {@link Turns} and {@link Worker}, and of the store that checks them; the rule
 * numbers are those of their documentation.
 *
 * @since 0.1
 */
public interface TurnContract {
  /** A mailbox whose turns are taken. */
  MailboxId TAKEN = new MailboxId("anna");

  /** Its folder. */
  FolderId TAKEN_FOLDER = new FolderId("INBOX");

  /** The turns of a store, with which nobody works at first. */
  Turns turns();

  /** The store. */
  ActivityStore store();

  /** An activity of the store. */
  EmailActivity activity(ActivityId id);

  /** TU-1: of a mailbox one run is under way; other mailboxes do not matter. */
  @Test
  default void tu1_aMailboxIsTakenByOneRun() {
    try (Worker worker = turns().join()) {
      assertThat(worker.take(TAKEN)).isPresent();
      assertThat(worker.take(TAKEN)).isEmpty();
      assertThat(worker.take(new MailboxId("ben"))).isPresent();
    }
  }

  /** TU-1: where several processes work at the same time, they share the mailboxes. */
  @Test
  default void tu1_aMailboxIsTakenByOneWorker() {
    try (Worker first = turns().join()) {
      assertThat(first.take(TAKEN)).isPresent();
      try (Worker second = turns().join()) {
        assertThat(second.take(TAKEN)).isEmpty();
      } catch (StoreException e) {
        assertThat(e.code()).isEqualTo(StoreError.IN_USE);
      }
    }
  }

  /** TU-2: the epoch grows with each turn, whoever takes it. */
  @Test
  default void tu2_theEpochGrowsWithEachTurn() {
    Turn first = takenOnce();
    assertThat(first.epoch()).isPositive();
    try (Worker worker = turns().join()) {
      Turn second = worker.take(TAKEN).orElseThrow();
      worker.give(second);
      Turn third = worker.take(TAKEN).orElseThrow();
      assertThat(List.of(first.epoch(), second.epoch(), third.epoch()))
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  /** TU-3: what is given back can be taken, and what is not given back cannot. */
  @Test
  default void tu3_aFormerTurnGivesNothingBack() {
    try (Worker worker = turns().join()) {
      Turn former = worker.take(TAKEN).orElseThrow();
      worker.give(former);
      Turn turn = worker.take(TAKEN).orElseThrow();
      worker.give(former);
      assertThat(worker.take(TAKEN)).isEmpty();
      worker.give(turn);
      assertThat(worker.take(TAKEN)).isPresent();
    }
  }

  /** TU-3: who ends keeps no turn, and takes none. */
  @Test
  default void tu3_closingAWorkerFreesItsTurns() {
    Worker ended = turns().join();
    assertThat(ended.take(TAKEN)).isPresent();
    ended.close();
    ended.close();
    assertThatThrownBy(() -> ended.take(TAKEN)).isInstanceOf(IllegalStateException.class);
    assertThat(takenOnce().epoch()).isPositive();
  }

  /** TU-4, AS-19: the latest turn writes. */
  @Test
  default void tu4_theLatestTurnWritesThroughEveryDoor() throws Exception {
    takenOnce();
    Turn latest = takenOnce();
    for (Writing each : doors().values()) {
      each.write(store(), latest);
    }
    EmailActivity written = activity(new ActivityId(1));
    assertThat(written.tracking()).isEqualTo(Tracking.UNTRACKED);
    assertThat(store().watermark(TAKEN)).isNotEqualTo(Watermark.NONE);
    assertThat(marks()).isEmpty();
  }

  /** TU-4, AS-19: a former turn writes nothing, and neither does who took none. */
  @Test
  default void tu4_aFormerTurnWritesNothingThroughAnyDoor() throws Exception {
    Turn former = takenOnce();
    Turn latest = takenOnce();
    for (Map.Entry<String, Writing> each : doors().entrySet()) {
      for (Turn lost : List.of(former, Turn.alone(TAKEN))) {
        assertThatThrownBy(() -> each.getValue().write(store(), lost))
            .as("%s", each.getKey())
            .isInstanceOf(TurnLostException.class);
      }
      if (each.getKey().equals("commit")) {
        assertThat(store().cursor(TAKEN, TAKEN_FOLDER)).isEqualTo(Cursor.START);
        each.getValue().write(store(), latest);
      }
    }
    EmailActivity untouched = activity(new ActivityId(1));
    assertThat(untouched.tracking()).isEqualTo(Tracking.TRACKED);
    assertThat(untouched.regarding()).isEmpty();
    assertThat(store().watermark(TAKEN)).isEqualTo(Watermark.NONE);
    assertThat(marks()).hasSize(1);
  }

  /** TU-5: whoever cannot join is told at once, and the other one works on. */
  @Test
  default void tu5_whoeverJoinsDisturbsNobody() {
    try (Worker first = turns().join()) {
      try {
        turns().join().close();
      } catch (StoreException e) {
        assertThat(e.code()).isEqualTo(StoreError.IN_USE);
      }
      assertThat(first.standing()).isEqualTo(Worker.Standing.WORKING);
      assertThat(first.take(TAKEN)).isPresent();
    }
    assertThat(takenOnce().epoch()).isPositive();
  }

  private Turn takenOnce() {
    try (Worker worker = turns().join()) {
      return worker.take(TAKEN).orElseThrow();
    }
  }

  private List<MessageMark> marks() {
    return store().marks().due(TAKEN, TAKEN_FOLDER, Set.of(MessageMark.Kind.PROMOTED), 9);
  }

  /** A write that states a turn. */
  @FunctionalInterface
  interface Writing {
    /** Writes. */
    void write(ActivityStore store, Turn turn) throws Exception;
  }

  /** Every write that states a turn by its name, in an order in which each changes something. */
  private static Map<String, Writing> doors() {
    Map<String, Writing> doors = new LinkedHashMap<>();
    doors.put("commit", (store, turn) -> store.commit(promoting(turn)));
    doors.put("raise", (store, turn) -> store.raise(turn, new Watermark(Instant.EPOCH)));
    doors.put(
        "relink", (store, turn) -> store.relink(turn, TAKEN_FOLDER, contoso(), Instant.EPOCH));
    doors.put(
        "revise",
        (store, turn) -> store.revise(List.of(revision()), Basis.NONE, Instant.EPOCH, 1, turn));
    doors.put(
        "settle",
        (store, turn) ->
            store.marks().settle(turn, TAKEN_FOLDER, List.of(mark().in(MessageMark.State.OVER))));
    doors.put("track", (store, turn) -> store.track(turn, untracked()));
    return doors;
  }

  private static Commit promoting(Turn turn) {
    return Commit.builder(turn, TAKEN_FOLDER, Cursor.START, new Cursor("1"))
        .at(Instant.EPOCH)
        .policyVersion(1)
        .decisions(
            List.of(
                DecisionEntry.of(
                    mark().message(),
                    made().build().identity(),
                    "tom@customer.example",
                    "Hello",
                    Instant.EPOCH,
                    Outcome.PROMOTED,
                    Reason.ACCEPT_ALL,
                    List.of(),
                    Optional.of(new ActivityId(1)),
                    new byte[] {1},
                    new byte[] {2})))
        .activities(List.of(new NewActivity(made().receivingMailbox(TAKEN).build(), Set.of())))
        .marks(List.of(mark()))
        .build();
  }

  private static EmailActivity.Builder made() {
    return EmailActivity.builder(
        new ActivityId(1), Direction.INCOMING, new MessageIdentity("<1@x>", 1));
  }

  private static MessageMark mark() {
    return new MessageMark(
        new MessageRef(TAKEN_FOLDER, "7", "1"),
        MessageMark.Kind.PROMOTED,
        "$Mark",
        MessageMark.State.DUE);
  }

  private static RecordId contoso() {
    return RecordId.parse("account:contoso").orElseThrow();
  }

  private static Revision revision() {
    return Revision.of(new DecisionId(1), made().regarding(contoso()).build(), Set.of());
  }

  private static TrackingChange untracked() {
    return new TrackingChange(
        new ActivityId(1),
        Tracking.UNTRACKED,
        TrackingChange.Extent.ACTIVITY,
        new Actor.Mark(TAKEN, TAKEN_FOLDER, "$Mark"),
        Instant.EPOCH);
  }
}
