package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.activity.TrackingChange.Extent;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.NewActivity;

/**
 * The contract of every {@link ActivityHistory} for changes of tracking (F-20).
 *
 * @since 0.1
 */
public interface TrackingHistoryContract {
  /** An empty store, the same one during a test. */
  ActivityStore store();

  /** The activities of the store. */
  ActivityHistory activities();

  /** Each change comes back with its state, extent, actor and time. */
  @Test
  default void f20_aChangeIsReturnedAsItWasMade() {
    ActivityId id = add("<1@x>");
    List<Actor> actors =
        List.of(
            new Actor.Person("anna@ours.example"),
            new Actor.Program("nightly"),
            new Actor.Mark(new MailboxId("anna"), new FolderId("INBOX"), "Untracked"));
    for (Actor actor : actors) {
      store().track(change(id, Tracking.UNTRACKED, Extent.ACTIVITY, actor, 1));
    }
    assertThat(activities().trackingChanges(id))
        .containsExactlyElementsOf(
            actors.stream()
                .map(each -> change(id, Tracking.UNTRACKED, Extent.ACTIVITY, each, 1))
                .toList());
  }

  /** Changes are listed in the order in which they were made, whatever their times are. */
  @Test
  default void f20_changesAreReturnedInTheOrderInWhichTheyWereMade() {
    ActivityId id = add("<1@x>");
    Actor anna = new Actor.Person("anna");
    TrackingChange first = change(id, Tracking.UNTRACKED, Extent.ACTIVITY, anna, 9);
    TrackingChange second = change(id, Tracking.TRACKED, Extent.ACTIVITY, anna, 1);
    TrackingChange third = change(id, Tracking.STOPPED, Extent.ACTIVITY, anna, 5);
    List.of(first, second, third).forEach(store()::track);
    assertThat(activities().trackingChanges(id)).containsExactly(first, second, third);
  }

  /** A change of a conversation is listed at each of its activities, and at no other one. */
  @Test
  default void f20_aChangeOfAConversationIsReturnedForEachOfItsActivities() {
    ActivityId parent = add("<1@x>");
    ActivityId reply = add("<2@x>", parent);
    ActivityId other = add("<3@x>");
    Actor anna = new Actor.Person("anna");
    store().track(change(reply, Tracking.STOPPED, Extent.CONVERSATION, anna, 1));
    for (ActivityId each : List.of(parent, reply)) {
      assertThat(activities().trackingChanges(each))
          .containsExactly(change(each, Tracking.STOPPED, Extent.CONVERSATION, anna, 1));
    }
    assertThat(activities().trackingChanges(other)).isEmpty();
  }

  /** A change of an activity that does not exist leaves no trace. */
  @Test
  default void f20_nothingIsReturnedForAnActivityThatDoesNotExist() {
    ActivityId absent = new ActivityId(99);
    TrackingChange change =
        change(absent, Tracking.UNTRACKED, Extent.CONVERSATION, new Actor.Person("anna"), 1);
    assertThat(store().track(change)).isZero();
    assertThat(activities().trackingChanges(absent)).isEmpty();
  }

  private static TrackingChange change(
      ActivityId id, Tracking tracking, Extent extent, Actor actor, int second) {
    return new TrackingChange(id, tracking, extent, actor, Instant.ofEpochSecond(second));
  }

  private ActivityId add(String messageId) {
    return add(sent(messageId).build());
  }

  private ActivityId add(String messageId, ActivityId parent) {
    return add(sent(messageId).correlated(parent, CorrelationMethod.IN_REPLY_TO, false).build());
  }

  private ActivityId add(EmailActivity activity) {
    return store().add(new NewActivity(activity, Set.of())).orElseThrow().activity().id();
  }

  private static EmailActivity.Builder sent(String messageId) {
    return EmailActivity.builder(
        new ActivityId(1), Direction.OUTGOING, new MessageIdentity(messageId, 1));
  }
}
