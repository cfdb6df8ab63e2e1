package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.memory.InMemoryAlertLog;
import org.mailpromoter.core.memory.InMemoryChoiceStore;
import org.mailpromoter.core.memory.InMemoryPolicyLog;
import org.mailpromoter.core.memory.InMemoryTokenCounter;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.ChoiceStore;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.AlertOutbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.TokenCounter;
import org.mailpromoter.testkit.fault.WrongPort;

/** The contracts of choices, tokens, policies, alerts and tracking refuse wrong implementations. */
class WrongLogsTest {
  abstract static class Choices implements ChoiceStoreContract {
    private final ChoiceStore choices;

    Choices(String method, WrongPort.Wrong<ChoiceStore> wrong) {
      choices = WrongPort.of(ChoiceStore.class, new InMemoryChoiceStore(), method, wrong);
    }

    @Override
    public ChoiceStore choices() {
      return choices;
    }
  }

  static final class ChoicesComeInTheOrderOfTheirTimes extends Choices {
    ChoicesComeInTheOrderOfTheirTimes() {
      super(
          "choices",
          (right, arguments) ->
              right.choices().stream().sorted(Comparator.comparing(Choice::at)).toList());
    }
  }

  static final class ChoicesAreNeverRemoved extends Choices {
    ChoicesAreNeverRemoved() {
      super("remove", (right, arguments) -> true);
    }
  }

  static final class TheHistoryBeginsAgain extends Choices {
    TheHistoryBeginsAgain() {
      super("history", (right, arguments) -> right.history(PageKey.START, (int) arguments[1]));
    }
  }

  abstract static class Tokens implements TokenCounterContract {
    private final TokenCounter tokens;

    Tokens(WrongPort.Wrong<TokenCounter> wrong) {
      tokens = WrongPort.of(TokenCounter.class, new InMemoryTokenCounter(), "next", wrong);
    }

    @Override
    public TokenCounter tokens() {
      return tokens;
    }
  }

  static final class C21GivesEveryTokenANewSender extends Tokens {
    C21GivesEveryTokenANewSender() {
      super(
          (right, arguments) -> {
            TokenCounter.Next next = right.next((RecordId) arguments[0]);
            return new TokenCounter.Next(10 * next.sender() + next.count(), next.count());
          });
    }
  }

  static final class C22CountsAllSendersTogether extends Tokens {
    C22CountsAllSendersTogether() {
      super(together(new InMemoryTokenCounter()));
    }

    private static WrongPort.Wrong<TokenCounter> together(TokenCounter all) {
      return (right, arguments) ->
          new TokenCounter.Next(
              right.next((RecordId) arguments[0]).sender(), all.next(RecordId.user("all")).count());
    }
  }

  static final class C22GivesTheSameTokenTwice extends Tokens {
    C22GivesTheSameTokenTwice() {
      super(
          (right, arguments) -> {
            TokenCounter.Next next = right.next((RecordId) arguments[0]);
            return new TokenCounter.Next(next.sender(), Math.min(next.count(), 20));
          });
    }
  }

  abstract static class Policies implements PolicyLogContract {
    private final PolicyLog policies;

    Policies(String method, WrongPort.Wrong<PolicyLog> wrong) {
      policies = WrongPort.of(PolicyLog.class, new InMemoryPolicyLog(), method, wrong);
    }

    @Override
    public PolicyLog policies() {
      return policies;
    }
  }

  static final class EveryPolicyIsTheFirst extends Policies {
    EveryPolicyIsTheFirst() {
      super("find", (right, arguments) -> right.find(1));
    }
  }

  static final class EveryUseIsANewVersion extends Policies {
    EveryUseIsANewVersion() {
      super("versionOf", counting(new AtomicLong()));
    }

    private static WrongPort.Wrong<PolicyLog> counting(AtomicLong uses) {
      return (right, arguments) -> {
        right.versionOf((Policy) arguments[0], (Instant) arguments[1]);
        return uses.incrementAndGet();
      };
    }
  }

  static final class VersionsBeginAgain extends Policies {
    VersionsBeginAgain() {
      super("versions", (right, arguments) -> right.versions(PageKey.START, (int) arguments[1]));
    }
  }

  abstract static class Outboxes implements AlertOutboxContract {
    private final InMemoryAlertLog alerts = new InMemoryAlertLog();
    private final AlertOutbox outbox;

    Outboxes(String method, WrongPort.Wrong<AlertOutbox> wrong) {
      outbox = WrongPort.of(AlertOutbox.class, alerts.outbox(), method, wrong);
    }

    @Override
    public AlertLog alerts() {
      return alerts;
    }

    @Override
    public AlertOutbox alertOutbox() {
      return outbox;
    }
  }

  static final class Ao5HidesWhatWaits extends Outboxes {
    Ao5HidesWhatWaits() {
      super("waiting", (right, arguments) -> List.of());
    }
  }

  static final class Ao1ForgetsNoSubscriber extends Outboxes {
    Ao1ForgetsNoSubscriber() {
      super(
          "subscribe",
          (right, arguments) -> {
            right.subscribe(Set.of(CRM, LOG));
            return null;
          });
    }
  }

  static final class Ao2SkipsWhatWaits extends Outboxes {
    Ao2SkipsWhatWaits() {
      super(
          "settle",
          (right, arguments) -> {
            right.settle((SinkId) arguments[0], (long) arguments[1], Settlement.delivered(1));
            return null;
          });
    }
  }

  static final class Ao2BelievesEveryClock extends Outboxes {
    Ao2BelievesEveryClock() {
      super(
          "next",
          (right, arguments) ->
              right.next((SinkId) arguments[0], (Instant) arguments[1], Instant.MAX));
    }
  }

  static final class Ao4SettlesForEverySink extends Outboxes {
    Ao4SettlesForEverySink() {
      super(
          "settle",
          (right, arguments) -> {
            for (SinkId each : List.of(CRM, LOG)) {
              right.settle(each, (long) arguments[1], (Settlement) arguments[2]);
            }
            return null;
          });
    }
  }

  abstract static class Trackings implements TrackingHistoryContract {
    private final InMemoryActivityStore right = new InMemoryActivityStore();
    private final WrongPort.Wrong<ActivityHistory> wrong;

    Trackings(WrongPort.Wrong<ActivityHistory> wrong) {
      this.wrong = wrong;
    }

    @Override
    public ActivityStore store() {
      return right;
    }

    @Override
    public ActivityHistory activities() {
      return WrongPort.of(ActivityHistory.class, right.activityHistory(), "trackingChanges", wrong);
    }

    static List<TrackingChange> of(ActivityHistory history, Object id) {
      return history.trackingChanges((ActivityId) id);
    }
  }

  static final class F20RemembersTheLastChangeOnly extends Trackings {
    F20RemembersTheLastChangeOnly() {
      super(
          (right, arguments) -> {
            List<TrackingChange> all = of(right, arguments[0]);
            return all.subList(Math.max(0, all.size() - 1), all.size());
          });
    }
  }

  static final class F20SortsByTime extends Trackings {
    F20SortsByTime() {
      super(
          (right, arguments) ->
              of(right, arguments[0]).stream()
                  .sorted(Comparator.comparing(TrackingChange::at))
                  .toList());
    }
  }

  static final class F20KnowsOnlyTheActivityThatWasNamed extends Trackings {
    F20KnowsOnlyTheActivityThatWasNamed() {
      super(
          (right, arguments) ->
              of(right, arguments[0]).stream().filter(each -> wasNamed(right, each)).toList());
    }

    private static boolean wasNamed(ActivityHistory history, TrackingChange change) {
      return change.extent() == TrackingChange.Extent.ACTIVITY
          || history.find(change.activity()).flatMap(EmailActivity::correlatedActivity).isPresent();
    }
  }

  static Stream<Arguments> wrong() {
    String named = "f20_aChangeIsReturnedAsItWasMade";
    String order = "f20_changesAreReturnedInTheOrderInWhichTheyWereMade";
    return Stream.of(
        Arguments.of(
            ChoicesComeInTheOrderOfTheirTimes.class,
            Set.of("aLaterChoiceReplacesTheOneForItsScopeAndKey")),
        Arguments.of(
            ChoicesAreNeverRemoved.class,
            Set.of(
                "aRemovedChoiceIsNoLongerInForce",
                "theHistoryHasEveryChoiceAndRemovalTheNewestFirst")),
        Arguments.of(
            TheHistoryBeginsAgain.class,
            Set.of("theHistoryHasEveryChoiceAndRemovalTheNewestFirst")),
        Arguments.of(
            C21GivesEveryTokenANewSender.class,
            Set.of("c21_sendersAreNumberedInTheOrderInWhichTheyAskFirst")),
        Arguments.of(
            C22CountsAllSendersTogether.class, Set.of("c22_tokensAreCountedForEachSender")),
        Arguments.of(C22GivesTheSameTokenTwice.class, Set.of("c22_threadsGetDifferentTokens")),
        Arguments.of(EveryPolicyIsTheFirst.class, Set.of("aPolicyIsFoundByItsVersion")),
        Arguments.of(EveryUseIsANewVersion.class, Set.of("theSamePolicyKeepsItsNumber")),
        Arguments.of(
            VersionsBeginAgain.class, Set.of("versionsAreListedWithTheirFirstUseTheNewestFirst")),
        Arguments.of(
            Ao1ForgetsNoSubscriber.class,
            Set.of("ao1_aSinkReceivesWhatIsRaisedWhileItIsSubscribed")),
        Arguments.of(
            Ao2SkipsWhatWaits.class,
            Set.of(
                "ao2_anAlertThatWaitsHoldsBackLaterOnes",
                "ao2_aSinkRestsBeforeWhatIsNotRaisedYet",
                "ao5_whatWaitsIsListedAndStays")),
        Arguments.of(Ao5HidesWhatWaits.class, Set.of("ao5_whatWaitsIsListedAndStays")),
        Arguments.of(Ao2BelievesEveryClock.class, Set.of("ao2_anAlertThatWaitsHoldsBackLaterOnes")),
        Arguments.of(Ao4SettlesForEverySink.class, Set.of("ao4_sinksAreIndependentOfEachOther")),
        Arguments.of(F20RemembersTheLastChangeOnly.class, Set.of(named, order)),
        Arguments.of(F20SortsByTime.class, Set.of(order)),
        Arguments.of(
            F20KnowsOnlyTheActivityThatWasNamed.class,
            Set.of("f20_aChangeOfAConversationIsReturnedForEachOfItsActivities")));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Class<?> contract, Set<String> failed) {
    assertThat(FailedTests.of(contract)).containsExactlyInAnyOrderElementsOf(failed);
  }
}
