package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityEvent.Kind;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Healing;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.CursorMovedException;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.Reading;
import org.mailpromoter.core.store.Revision;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.core.turn.Turn;

/**
 * The contract of every {@link Outbox}; the rule numbers are those of its documentation.
 *
 * @since 0.1
 */
public interface OutboxContract {
  /** One sink of the tests. */
  SinkId CRM = new SinkId("crm");

  /** Another sink of the tests. */
  SinkId LOG = new SinkId("log");

  /** When everything of the tests happens. */
  Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  /** A time later than that. */
  Instant LATER = NOW.plusSeconds(600);

  /** An empty store, the same one during a test. */
  ActivityStore store();

  /** The outbox of the store. */
  Outbox outbox();

  /** OB-1: without subscribers nothing is written. */
  @Test
  default void ob01_withoutSinksNothingIsWritten() throws Exception {
    store().commit(commit("", "1", activity(1)));
    outbox().subscribe(Set.of(CRM));
    assertThat(due(CRM)).isEmpty();
  }

  /** OB-1, OB-6: every sink receives the events, and each has its own state. */
  @Test
  default void ob01_everySinkIsToldOfWhatIsCommitted() throws Exception {
    outbox().subscribe(Set.of(CRM, LOG));
    store().commit(commit("", "1", activity(1), activity(2)));
    assertThat(due(CRM)).extracting(OutboxContract::told).containsExactly("created 1", "created 2");
    settle(CRM, due(CRM).get(0), Settlement.delivered(1));
    assertThat(due(CRM)).extracting(OutboxContract::told).containsExactly("created 2");
    assertThat(due(LOG)).extracting(OutboxContract::told).containsExactly("created 1", "created 2");
    ActivityEvent event = due(LOG).get(0).event();
    assertThat(event.at()).isEqualTo(NOW);
    assertThat(event.activity().body().text()).isEqualTo("Text of 1");
  }

  /** OB-1: a rejected commit writes no events. */
  @Test
  default void ob01_aRefusedCommitTellsNothing() {
    outbox().subscribe(Set.of(CRM));
    assertThatThrownBy(() -> store().commit(commit("other", "1", activity(1))))
        .isInstanceOf(CursorMovedException.class);
    assertThat(due(CRM)).isEmpty();
  }

  /**
   * OB-1: a sink that is no longer subscribed receives no new events, and keeps its waiting ones.
   */
  @Test
  default void ob01_aSinkThatLeftKeepsWhatWaits() throws Exception {
    outbox().subscribe(Set.of(CRM));
    store().commit(commit("", "1", activity(1)));
    outbox().subscribe(Set.of(LOG));
    store().commit(commit("1", "2", activity(2)));
    assertThat(due(CRM)).extracting(OutboxContract::told).containsExactly("created 1");
    assertThat(due(LOG)).extracting(OutboxContract::told).containsExactly("created 2");
  }

  /** Sent mail causes events like mail that was read. */
  @Test
  default void whatIsAddedIsToldOfAndWhatExistsIsNot() {
    outbox().subscribe(Set.of(CRM));
    assertThat(store().add(activity(1))).isPresent();
    assertThat(store().add(activity(1))).isEmpty();
    assertThat(due(CRM)).extracting(OutboxContract::told).containsExactly("created 1");
  }

  /** Every call writes events for actual changes only. */
  @Test
  default void changesAreToldOfOnce() {
    outbox().subscribe(Set.of(CRM));
    store().add(activity(1));
    RecordId anna = RecordId.parse("contact:anna").orElseThrow();
    for (int i = 0; i < 2; i++) {
      store().resolve(new EmailAddress("anna@x.example"), anna, NOW);
    }
    for (int i = 0; i < 2; i++) {
      store()
          .track(
              new TrackingChange(
                  new ActivityId(1),
                  Tracking.UNTRACKED,
                  TrackingChange.Extent.ACTIVITY,
                  new Actor.Person("anna"),
                  NOW));
    }
    for (int i = 0; i < 2; i++) {
      store().regard(new ActivityId(1), anna, TrackingChange.Extent.ACTIVITY, NOW);
    }
    List<Undelivered> due = due(CRM);
    assertThat(due)
        .extracting(OutboxContract::told)
        .containsExactly("created 1", "changed 1", "changed 1", "changed 1");
    EmailActivity now = due.get(0).event().activity();
    assertThat(now.parties().get(0).record()).contains(anna);
    assertThat(now.tracking()).isEqualTo(Tracking.UNTRACKED);
  }

  /** A queue item of a duplicate is a change, unless it is there already. */
  @Test
  default void aQueueItemOfADuplicateIsAChange() throws Exception {
    outbox().subscribe(Set.of(CRM));
    store().add(activity(1));
    QueueItem item = new QueueItem(new ActivityId(1), RecordId.queue("support"));
    store().commit(commit("", "1", List.of(), List.of(item), List.of()));
    store().commit(commit("1", "2", List.of(), List.of(item), List.of()));
    assertThat(due(CRM)).extracting(OutboxContract::told).containsExactly("created 1", "changed 1");
  }

  /** A correction of what a header says is a change, once. */
  @Test
  default void aCorrectionIsToldOfOnce() throws Exception {
    outbox().subscribe(Set.of(CRM));
    store().add(activity(1));
    EmailActivity read = activity(1).activity().toBuilder().subject("As it is read now").build();
    Reading correcting = Reading.correcting(List.of(new NewActivity(read, Set.of())));
    store().commit(commit("", "1").toBuilder().reading(correcting).build());
    store().commit(commit("1", "2").toBuilder().reading(correcting).build());
    assertThat(due(CRM)).extracting(OutboxContract::told).containsExactly("created 1", "changed 1");
  }

  /** OB-3: an event that waits holds back its conversation only. */
  @Test
  default void ob03_anEventThatWaitsHoldsBackItsConversationOnly() throws Exception {
    outbox().subscribe(Set.of(CRM));
    store().commit(commit("", "1", activity(1), activity(2), answer(3, 1), answer(4, 3)));
    settle(CRM, due(CRM).get(0), Settlement.postponed(1, LATER, "It is down."));
    assertThat(due(CRM)).extracting(OutboxContract::told).containsExactly("created 2");
    List<Undelivered> later = outbox().due(CRM, LATER, 10);
    assertThat(later)
        .extracting(OutboxContract::told)
        .containsExactly("created 1", "created 2", "created 3", "created 4");
    assertThat(later.get(0).attempts()).isEqualTo(1);
    assertThat(later.get(0).why()).isEqualTo("It is down.");
    assertThat(later).extracting(each -> each.event().conversation().value()).contains(1L, 2L);
  }

  /** OB-3: what came before the event that waits is not held back. */
  @Test
  default void ob03_whatCameBeforeIsNotHeldBack() throws Exception {
    outbox().subscribe(Set.of(CRM));
    store().commit(commit("", "1", activity(1), answer(2, 1)));
    settle(CRM, due(CRM).get(1), Settlement.postponed(1, LATER, "It is down."));
    assertThat(due(CRM)).extracting(OutboxContract::told).containsExactly("created 1");
  }

  /** OB-3: a conversation that is found to be the end of another one waits with it. */
  @Test
  default void ob03_conversationsThatTurnOutToBeOneWaitTogether() throws Exception {
    outbox().subscribe(Set.of(CRM));
    store().add(activity(1));
    store().add(answer(2, 1));
    Healing healing =
        Healing.of(new ActivityId(1), new ActivityId(3), false, Optional.empty(), Set.of());
    store().commit(commit("", "1", List.of(activity(3)), List.of(), List.of(healing)));
    store().commit(commit("1", "2", List.of(), List.of(), List.of(healing)));
    List<Undelivered> due = due(CRM);
    assertThat(due)
        .extracting(OutboxContract::told)
        .containsExactly("created 1", "created 2", "created 3", "changed 1");
    assertThat(due).extracting(each -> each.event().conversation().value()).containsOnly(3L);
    settle(CRM, due.get(0), Settlement.postponed(1, LATER, "It is down."));
    assertThat(due(CRM)).isEmpty();
  }

  /** OB-3: the parent takes the place of a farther ancestor, once, and nothing else does. */
  @Test
  default void ob03_theParentTakesThePlaceOfAFartherAncestor() throws Exception {
    outbox().subscribe(Set.of(CRM));
    store().commit(commit("", "1", activity(1), answer(3, 1)));
    store().commit(commit("1", "2", answer(2, 1)));
    Revision byParent = Revision.of(new DecisionId(1), answer(3, 2).activity(), Set.of());
    store().revise(List.of(byParent), Basis.NONE, NOW, 1, turn());
    store().revise(List.of(byParent), Basis.NONE, NOW, 1, turn());
    List<Undelivered> due = due(CRM);
    assertThat(due)
        .extracting(OutboxContract::told)
        .containsExactly("created 1", "created 3", "created 2", "changed 3");
    assertThat(due.get(3).event().activity().correlatedActivity()).contains(new ActivityId(2));
    assertThat(due).extracting(each -> each.event().conversation().value()).containsOnly(1L);
  }

  /** OB-4: what was set aside is listed, holds back nothing, and is due again on request. */
  @Test
  default void ob04_whatWasSetAsideIsDueAgainOnRequest() throws Exception {
    outbox().subscribe(Set.of(CRM, LOG));
    store().commit(commit("", "1", activity(1), answer(2, 1)));
    Undelivered first = due(CRM).get(0);
    settle(CRM, first, Settlement.setAside(5, "It is never taken."));
    assertThat(due(CRM)).extracting(OutboxContract::told).containsExactly("created 2");
    assertThat(outbox().setAside(LOG, 10)).isEmpty();
    assertThat(outbox().setAside(CRM, 10))
        .singleElement()
        .satisfies(each -> assertThat(each.why()).isEqualTo("It is never taken."));
    outbox().pause(CRM, LATER);
    assertThat(outbox().retry(CRM, first.event().id().number())).isEqualTo(1);
    assertThat(outbox().retry(CRM, first.event().id().number())).isZero();
    Undelivered again = due(CRM).get(0);
    assertThat(again.event().id()).isEqualTo(first.event().id());
    assertThat(again.attempts()).isZero();
  }

  /** OB-4: on request everything that failed is due at once. */
  @Test
  default void ob04_everythingThatFailedIsDueOnRequest() throws Exception {
    outbox().subscribe(Set.of(CRM));
    store().commit(commit("", "1", activity(1), activity(2), activity(3)));
    settle(CRM, due(CRM).get(0), Settlement.postponed(1, LATER, "It is down."));
    settle(CRM, due(CRM).get(0), Settlement.setAside(5, "It is never taken."));
    outbox().pause(CRM, LATER);
    assertThat(outbox().retry(CRM)).isEqualTo(2);
    assertThat(due(CRM)).hasSize(3);
  }

  /** OB-7: a sink that pauses has nothing due until the pause is over. */
  @Test
  default void ob07_aSinkThatPausesHasNothingDue() throws Exception {
    outbox().subscribe(Set.of(CRM, LOG));
    store().commit(commit("", "1", activity(1)));
    outbox().pause(CRM, LATER);
    assertThat(due(CRM)).isEmpty();
    assertThat(due(LOG)).hasSize(1);
    assertThat(outbox().due(CRM, LATER, 10)).hasSize(1);
  }

  /** OB-8: large activities come in pieces, and one that is larger than a piece comes alone. */
  @Test
  default void ob08_largeActivitiesComeInPieces() throws Exception {
    outbox().subscribe(Set.of(CRM));
    String half = "x".repeat((int) Outbox.PIECE / 2 - 10_000);
    String more = "x".repeat((int) Outbox.PIECE + 1);
    store()
        .commit(
            commit(
                "",
                "1",
                with(activity(1), half),
                with(activity(2), half),
                with(activity(3), half),
                with(activity(4), more),
                activity(5)));
    for (List<String> piece :
        List.of(
            List.of("created 1", "created 2"),
            List.of("created 3"),
            List.of("created 4"),
            List.of("created 5"))) {
      List<Undelivered> due = due(CRM);
      assertThat(due).extracting(OutboxContract::told).containsExactlyElementsOf(piece);
      due.forEach(each -> settle(CRM, each, Settlement.delivered(1)));
    }
  }

  private static NewActivity with(NewActivity activity, String text) {
    Body body = new Body(text, "", List.of(), Set.of());
    return new NewActivity(activity.activity().toBuilder().body(body).build(), activity.keys());
  }

  /** OB-9: a time that a wrong clock wrote is brought forward, and no other. */
  @Test
  default void ob09_nothingWaitsForLongerThanAnythingMayWait() throws Exception {
    Instant tenYearsAhead = NOW.plus(Duration.ofDays(3650));
    outbox().subscribe(Set.of(CRM, LOG));
    store().commit(commit("", "1", activity(1), activity(2)));
    settle(CRM, due(CRM).get(0), Settlement.postponed(1, tenYearsAhead, "It is down."));
    outbox().pause(CRM, tenYearsAhead);
    outbox().pause(LOG, tenYearsAhead);
    outbox().hasten(CRM, LATER);
    assertThat(due(CRM)).isEmpty();
    assertThat(outbox().due(CRM, LATER, 10)).hasSize(2);
    assertThat(outbox().due(LOG, LATER, 10)).isEmpty();
    settle(CRM, outbox().due(CRM, LATER, 10).get(0), Settlement.postponed(2, LATER, "Again."));
    outbox().hasten(CRM, LATER.plusSeconds(1));
    assertThat(outbox().due(CRM, LATER.minusMillis(1), 10)).isEmpty();
    assertThat(outbox().due(CRM, LATER, 10)).hasSize(2);
  }

  /** The limit bounds what is read at once, in order. */
  @Test
  default void aBatchIsBounded() throws Exception {
    outbox().subscribe(Set.of(CRM));
    store().commit(commit("", "1", activity(1), activity(2), activity(3)));
    assertThat(outbox().due(CRM, NOW, 2))
        .extracting(OutboxContract::told)
        .containsExactly("created 1", "created 2");
  }

  /** A new sink can receive events of the past. */
  @Test
  default void aNewSinkIsToldOfThePastOnRequest() throws Exception {
    store().add(activity(1));
    outbox().subscribe(Set.of(CRM, LOG));
    store().add(activity(2));
    store().add(activity(3));
    settle(CRM, due(CRM).get(0), Settlement.delivered(1));
    assertThat(outbox().replay(CRM, NOW.plusSeconds(1), LATER)).isZero();
    assertThat(outbox().replay(CRM, NOW, LATER)).isEqualTo(2);
    assertThat(due(CRM))
        .extracting(OutboxContract::told)
        .containsExactly("created 3", "created 1", "created 2");
    assertThat(due(LOG)).hasSize(2);
  }

  /** OB-10: what a replay would write is known before, and nothing is written for that. */
  @Test
  default void ob10_aReplayIsCountedBefore() {
    outbox().subscribe(Set.of(CRM, LOG));
    store().add(activity(1));
    store().add(activity(2));
    settle(CRM, due(CRM).get(0), Settlement.delivered(1));
    assertThat(outbox().replayable(CRM, NOW.plusSeconds(1))).isZero();
    assertThat(outbox().replayable(CRM, NOW)).isEqualTo(1);
    assertThat(due(CRM)).hasSize(1);
    assertThat(outbox().replay(CRM, NOW, LATER)).isEqualTo(1);
    assertThat(outbox().replayable(CRM, NOW)).isZero();
  }

  /** OB-2: a number is never given twice, not even when its event was deleted. */
  @Test
  default void ob02_aNumberIsNeverGivenTwice() {
    outbox().subscribe(Set.of(CRM, LOG));
    store().add(activity(1));
    long number = due(CRM).get(0).event().id().number();
    settle(CRM, due(CRM).get(0), Settlement.delivered(1));
    assertThat(outbox().deleteDelivered(CRM, NOW)).isZero();
    assertThat(outbox().deleteDelivered(CRM, LATER)).isEqualTo(1);
    settle(LOG, due(LOG).get(0), Settlement.delivered(1));
    assertThat(outbox().deleteDelivered(LOG, LATER)).isEqualTo(1);
    store().add(activity(2));
    assertThat(due(CRM).get(0).event().id().number()).isGreaterThan(number);
  }

  /** What waits is counted for each sink. */
  @Test
  default void whatWaitsIsCounted() throws Exception {
    outbox().subscribe(Set.of(CRM, LOG));
    store().commit(commit("", "1", activity(1), activity(2), activity(3), activity(4)));
    settle(CRM, due(CRM).get(0), Settlement.delivered(1));
    settle(CRM, due(CRM).get(0), Settlement.setAside(1, "It is never taken."));
    settle(CRM, due(CRM).get(0), Settlement.postponed(1, LATER, "It is down."));
    outbox().pause(CRM, LATER);
    outbox().subscribe(Set.of(LOG));
    List<SinkBacklog> backlogs = outbox().backlogs();
    assertThat(backlogs).extracting(SinkBacklog::sink).containsExactly(CRM, LOG);
    SinkBacklog crm = backlogs.get(0);
    assertThat(crm.pending()).isEqualTo(2);
    assertThat(crm.failing()).isEqualTo(1);
    assertThat(crm.setAside()).isEqualTo(1);
    assertThat(crm.oldest()).contains(NOW);
    assertThat(crm.pausedUntil()).contains(LATER);
    assertThat(backlogs.get(1).pending()).isEqualTo(4);
    assertThat(backlogs.get(1).pausedUntil()).isEmpty();
  }

  private List<Undelivered> due(SinkId sink) {
    return outbox().due(sink, NOW, 10);
  }

  private void settle(SinkId sink, Undelivered each, Settlement settlement) {
    outbox().settle(sink, each.event().id().number(), settlement, NOW);
  }

  private static String told(Undelivered each) {
    ActivityEvent event = each.event();
    return (event.kind() == Kind.CREATED ? "created " : "changed ") + event.activity().id();
  }

  private static NewActivity answer(long id, long parent) {
    EmailActivity activity =
        activity(id).activity().toBuilder()
            .correlated(new ActivityId(parent), CorrelationMethod.IN_REPLY_TO, false)
            .build();
    return new NewActivity(activity, Set.of());
  }

  private static NewActivity activity(long id) {
    EmailActivity activity =
        EmailActivity.builder(
                new ActivityId(id), Direction.INCOMING, new MessageIdentity("<" + id + "@x>", id))
            .subject("Number " + id)
            .createdAt(NOW)
            .regarding(RecordId.parse("account:contoso").orElseThrow())
            .parties(
                List.of(ActivityParty.unresolved(Role.SENDER, NamedAddress.of("anna@x.example"))))
            .body(new Body("Text of " + id, "", List.of(), Set.of()))
            .build();
    return new NewActivity(activity, Set.of());
  }

  private static Commit commit(String from, String to, NewActivity... activities) {
    return commit(from, to, List.of(activities), List.of(), List.of());
  }

  private static Turn turn() {
    return Turn.alone(new MailboxId("christopher"));
  }

  private static Commit commit(
      String from,
      String to,
      List<NewActivity> activities,
      List<QueueItem> queueItems,
      List<Healing> healings) {
    return Commit.builder(turn(), new FolderId("INBOX"), new Cursor(from), new Cursor(to))
        .at(NOW)
        .policyVersion(1)
        .activities(activities)
        .queueItems(queueItems)
        .healings(healings)
        .build();
  }
}
