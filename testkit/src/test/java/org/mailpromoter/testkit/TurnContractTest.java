package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;
import org.mailpromoter.core.turn.Turns;
import org.mailpromoter.core.turn.Worker;
import org.mailpromoter.testkit.fault.WrongPort;

/** The contract catches wrong turns with exactly the tests of the rules that they break. */
class TurnContractTest {
  abstract static class Contract implements TurnContract {
    final InMemoryActivityStore right = new InMemoryActivityStore();

    @Override
    public Turns turns() {
      return right.turns();
    }

    @Override
    public ActivityStore store() {
      return right;
    }

    @Override
    public EmailActivity activity(ActivityId id) {
      return InMemoryActivityStoreTest.activityOf(right, id);
    }
  }

  /** Workers of which one method is done wrong. */
  abstract static class Workers extends Contract {
    private final String method;
    private final WrongPort.Wrong<Worker> wrong;

    Workers(String method, WrongPort.Wrong<Worker> wrong) {
      this.method = method;
      this.wrong = wrong;
    }

    @Override
    public Turns turns() {
      return () -> WrongPort.of(Worker.class, super.turns().join(), method, wrong);
    }
  }

  static final class Tu1GivesTheTurnToEverybody extends Workers {
    Tu1GivesTheTurnToEverybody() {
      super("take", (right, arguments) -> taken(right, (MailboxId) arguments[0]));
    }

    private static Optional<Turn> taken(Worker right, MailboxId mailbox) {
      return right.take(mailbox).or(() -> Optional.of(Turn.alone(mailbox)));
    }
  }

  static final class Tu2NumbersNothing extends Workers {
    Tu2NumbersNothing() {
      super("take", (right, arguments) -> taken(right, (MailboxId) arguments[0]));
    }

    private static Optional<Turn> taken(Worker right, MailboxId mailbox) {
      return right.take(mailbox).map(turn -> Turn.alone(mailbox));
    }
  }

  static final class Tu3KeepsTurns extends Workers {
    Tu3KeepsTurns() {
      super("give", (right, arguments) -> null);
    }
  }

  static final class Tu3GivesBackByName extends Workers {
    Tu3GivesBackByName() {
      super(
          "give",
          (right, arguments) -> {
            MailboxId mailbox = ((Turn) arguments[0]).mailbox();
            for (long epoch = 1; epoch < 9; epoch++) {
              right.give(new Turn(mailbox, epoch));
            }
            return null;
          });
    }
  }

  static final class Tu3KeepsTheTurnsOfTheDead extends Workers {
    Tu3KeepsTheTurnsOfTheDead() {
      super("close", (right, arguments) -> null);
    }
  }

  static final class Tu4KeepsQuiet extends Contract {
    @Override
    public ActivityStore store() {
      return WrongPort.of(
          ActivityStore.class,
          super.store(),
          "commit",
          (store, arguments) -> {
            try {
              store.commit((Commit) arguments[0]);
            } catch (TurnLostException e) {
              return null;
            }
            return null;
          });
    }
  }

  static final class Tu5EndsTheFirstWhenASecondJoins extends Contract {
    private @Nullable Worker first;

    @Override
    public Turns turns() {
      return () -> {
        if (first != null) {
          first.close();
        }
        Worker joined = super.turns().join();
        first = joined;
        return joined;
      };
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            Tu1GivesTheTurnToEverybody.class,
            Set.of(
                "tu1_aMailboxIsTakenByOneRun",
                "tu1_aMailboxIsTakenByOneWorker",
                "tu3_aFormerTurnGivesNothingBack")),
        Arguments.of(
            Tu2NumbersNothing.class,
            Set.of(
                "tu2_theEpochGrowsWithEachTurn",
                "tu3_aFormerTurnGivesNothingBack",
                "tu3_closingAWorkerFreesItsTurns",
                "tu4_theLatestTurnWritesThroughEveryDoor",
                "tu4_aFormerTurnWritesNothingThroughAnyDoor",
                "tu5_whoeverJoinsDisturbsNobody")),
        Arguments.of(
            Tu3KeepsTurns.class,
            Set.of("tu2_theEpochGrowsWithEachTurn", "tu3_aFormerTurnGivesNothingBack")),
        Arguments.of(Tu3GivesBackByName.class, Set.of("tu3_aFormerTurnGivesNothingBack")),
        Arguments.of(
            Tu3KeepsTheTurnsOfTheDead.class,
            Set.of(
                "tu2_theEpochGrowsWithEachTurn",
                "tu3_closingAWorkerFreesItsTurns",
                "tu4_theLatestTurnWritesThroughEveryDoor",
                "tu4_aFormerTurnWritesNothingThroughAnyDoor",
                "tu5_whoeverJoinsDisturbsNobody")),
        Arguments.of(Tu4KeepsQuiet.class, Set.of("tu4_aFormerTurnWritesNothingThroughAnyDoor")),
        Arguments.of(
            Tu5EndsTheFirstWhenASecondJoins.class,
            Set.of("tu1_aMailboxIsTakenByOneWorker", "tu5_whoeverJoinsDisturbsNobody")));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Class<?> contract, Set<String> failed) {
    assertThat(FailedTests.of(contract)).containsExactlyInAnyOrderElementsOf(failed);
  }
}
