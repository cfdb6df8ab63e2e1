package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.testkit.fault.WrongPort;

/**
 * The contract catches each wrong outbox with the tests of the rule that it breaks. Other tests may
 * fail, too, because nearly all of them read due events and settle them.
 */
class WrongOutboxTest {
  abstract static class Contract implements OutboxContract {
    final InMemoryActivityStore store = new InMemoryActivityStore();
    private final Outbox outbox;

    Contract(String method, WrongPort.Wrong<Outbox> wrong) {
      outbox = WrongPort.of(Outbox.class, store.outbox(), method, wrong);
    }

    @Override
    public ActivityStore store() {
      return store;
    }

    @Override
    public Outbox outbox() {
      return outbox;
    }

    static List<Undelivered> due(Outbox right, Object[] arguments) {
      return right.due((SinkId) arguments[0], (Instant) arguments[1], (int) arguments[2]);
    }

    static Object settle(Outbox right, SinkId sink, Settlement settlement, Object[] arguments) {
      right.settle(sink, (long) arguments[1], settlement, (Instant) arguments[3]);
      return "";
    }
  }

  static final class Ob01WritesWithoutSubscribers extends Contract {
    Ob01WritesWithoutSubscribers() {
      super("subscribe", (right, arguments) -> null);
      store.outbox().subscribe(Set.of(CRM, LOG));
    }
  }

  static final class Ob02NumbersEachPiece extends Contract {
    Ob02NumbersEachPiece() {
      super(
          "due",
          (right, arguments) -> {
            List<Undelivered> numbered = new ArrayList<>();
            for (Undelivered each : due(right, arguments)) {
              numbered.add(numbered(each, numbered.size() + 1L));
            }
            return numbered;
          });
    }

    private static Undelivered numbered(Undelivered each, long number) {
      ActivityEvent event = each.event();
      return new Undelivered(
          each.sink(),
          new ActivityEvent(
              new EventId(event.id().installation(), number),
              event.kind(),
              event.at(),
              event.conversation(),
              event.activity()),
          each.attempts(),
          each.why());
    }
  }

  static final class Ob03ComesBackwards extends Contract {
    Ob03ComesBackwards() {
      super(
          "due",
          (right, arguments) -> {
            List<Undelivered> due = new ArrayList<>(due(right, arguments));
            Collections.reverse(due);
            return due;
          });
    }
  }

  static final class Ob03HoldsEverythingBack extends Contract {
    Ob03HoldsEverythingBack() {
      super(
          "due",
          (right, arguments) ->
              right.backlogs().stream().anyMatch(each -> each.failing() > 0)
                  ? List.of()
                  : due(right, arguments));
    }
  }

  static final class Ob03LetsNothingWait extends Contract {
    Ob03LetsNothingWait() {
      super(
          "settle",
          (right, arguments) -> {
            Settlement settlement = (Settlement) arguments[2];
            return settlement.state() == Settlement.State.PENDING
                ? null
                : settle(right, (SinkId) arguments[0], settlement, arguments);
          });
    }
  }

  static final class Ob04GivesUpNothing extends Contract {
    Ob04GivesUpNothing() {
      super(
          "settle",
          (right, arguments) -> {
            Settlement settlement = (Settlement) arguments[2];
            return settlement.state() == Settlement.State.SET_ASIDE
                ? null
                : settle(right, (SinkId) arguments[0], settlement, arguments);
          });
    }
  }

  static final class Ob04RetriesNothing extends Contract {
    Ob04RetriesNothing() {
      super("retry", (right, arguments) -> 0);
    }
  }

  static final class Ob06SettlesForEverySink extends Contract {
    Ob06SettlesForEverySink() {
      super(
          "settle",
          (right, arguments) -> {
            settle(right, CRM, (Settlement) arguments[2], arguments);
            return settle(right, LOG, (Settlement) arguments[2], arguments);
          });
    }
  }

  static final class Ob07NeverPauses extends Contract {
    Ob07NeverPauses() {
      super("pause", (right, arguments) -> null);
    }
  }

  static final class Ob09LetsAnythingWait extends Contract {
    Ob09LetsAnythingWait() {
      super("hasten", (right, arguments) -> null);
    }
  }

  static final class GivesMoreThanIsAskedFor extends Contract {
    GivesMoreThanIsAskedFor() {
      super(
          "due",
          (right, arguments) -> right.due((SinkId) arguments[0], (Instant) arguments[1], 99));
    }
  }

  static final class ReplaysNothing extends Contract {
    ReplaysNothing() {
      super("replay", (right, arguments) -> 0);
    }
  }

  static final class Ob10CountsNoReplay extends Contract {
    Ob10CountsNoReplay() {
      super("replayable", (right, arguments) -> 0);
    }
  }

  static final class CountsNothing extends Contract {
    CountsNothing() {
      super("backlogs", (right, arguments) -> List.<SinkBacklog>of());
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            Ob01WritesWithoutSubscribers.class,
            Set.of("ob01_withoutSinksNothingIsWritten", "ob01_aSinkThatLeftKeepsWhatWaits")),
        Arguments.of(Ob02NumbersEachPiece.class, Set.of("ob02_aNumberIsNeverGivenTwice")),
        Arguments.of(Ob03ComesBackwards.class, Set.of("ob03_whatCameBeforeIsNotHeldBack")),
        Arguments.of(
            Ob03HoldsEverythingBack.class,
            Set.of(
                "ob03_anEventThatWaitsHoldsBackItsConversationOnly",
                "ob03_whatCameBeforeIsNotHeldBack")),
        Arguments.of(
            Ob03LetsNothingWait.class,
            Set.of(
                "ob03_anEventThatWaitsHoldsBackItsConversationOnly",
                "ob03_conversationsThatTurnOutToBeOneWaitTogether")),
        Arguments.of(Ob04GivesUpNothing.class, Set.of("ob04_whatWasSetAsideIsDueAgainOnRequest")),
        Arguments.of(
            Ob04RetriesNothing.class,
            Set.of(
                "ob04_everythingThatFailedIsDueOnRequest",
                "ob04_whatWasSetAsideIsDueAgainOnRequest")),
        Arguments.of(
            Ob06SettlesForEverySink.class, Set.of("ob01_everySinkIsToldOfWhatIsCommitted")),
        Arguments.of(Ob07NeverPauses.class, Set.of("ob07_aSinkThatPausesHasNothingDue")),
        Arguments.of(
            Ob09LetsAnythingWait.class, Set.of("ob09_nothingWaitsForLongerThanAnythingMayWait")),
        Arguments.of(Ob10CountsNoReplay.class, Set.of("ob10_aReplayIsCountedBefore")),
        Arguments.of(GivesMoreThanIsAskedFor.class, Set.of("aBatchIsBounded")),
        Arguments.of(ReplaysNothing.class, Set.of("aNewSinkIsToldOfThePastOnRequest")),
        Arguments.of(CountsNothing.class, Set.of("whatWaitsIsCounted")));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Class<?> contract, Set<String> failed) {
    assertThat(FailedTests.of(contract)).containsAll(failed);
  }
}
