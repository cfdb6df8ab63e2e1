package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.MarkStore;
import org.mailpromoter.core.store.NumberRange;
import org.mailpromoter.core.store.OvertakenException;
import org.mailpromoter.core.store.Query;
import org.mailpromoter.core.store.Reading;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;
import org.mailpromoter.testkit.fault.WrongPort;

/** The contract catches each wrong store with exactly the tests of the rules that it breaks. */
class ActivityStoreContractTest {
  /** The contract over a store of which one method is done wrong. */
  abstract static class Contract implements ActivityStoreContract {
    private final InMemoryActivityStore right = new InMemoryActivityStore();
    private final ActivityStore store;

    Contract(String method, WrongPort.Wrong<ActivityStore> wrong) {
      store = WrongPort.of(ActivityStore.class, right, method, wrong);
    }

    @Override
    public EmailActivity activity(ActivityId id) {
      return InMemoryActivityStoreTest.activityOf(right, id);
    }

    @Override
    public ActivityStore store() {
      return store;
    }
  }

  static final class As02TakesEveryCommit extends Contract {
    As02TakesEveryCommit() {
      super("commit", (right, arguments) -> committed(right, (Commit) arguments[0]));
    }

    private static Object committed(ActivityStore right, Commit c) throws Exception {
      right.commit(
          Commit.builder(c.turn(), c.folder(), right.cursor(c.mailbox(), c.folder()), c.to())
              .at(c.at())
              .policyVersion(c.policyVersion())
              .decisions(c.decisions())
              .activities(c.activities())
              .moved(c.moved())
              .queueItems(c.queueItems())
              .healings(c.healings())
              .decidedAgain(c.decidedAgain())
              .newRecords(c.newRecords())
              .refreshments(c.refreshments())
              .marks(c.marks())
              .reading(c.reading())
              .basis(c.basis())
              .awaited(c.awaited())
              .claims(c.claims())
              .build());
      return null;
    }
  }

  static final class As03KeepsQuietAboutDoubles extends Contract {
    As03KeepsQuietAboutDoubles() {
      super(
          "commit",
          (right, arguments) -> {
            try {
              right.commit((Commit) arguments[0]);
            } catch (OvertakenException e) {
              return null;
            }
            return null;
          });
    }
  }

  static final class As06ForgetsWhatWasDecided extends Contract {
    As06ForgetsWhatWasDecided() {
      super(
          "lookUp",
          (right, arguments) -> {
            Known known = right.lookUp((Query) arguments[0]);
            return new Known(
                Set.of(),
                known.formerPlaces(),
                known.activities(),
                known.candidates(),
                known.asOf(),
                known.numbers());
          });
    }
  }

  static final class As09MovesTheWatermarkBack extends Contract {
    private static Watermark last = Watermark.NONE;

    As09MovesTheWatermarkBack() {
      super("watermark", (right, arguments) -> last);
      last = Watermark.NONE;
    }

    @Override
    public ActivityStore store() {
      return WrongPort.of(
          ActivityStore.class,
          super.store(),
          "raise",
          (right, arguments) -> {
            last = (Watermark) arguments[1];
            return null;
          });
    }
  }

  static final class As11SettlesNoMark extends Contract {
    As11SettlesNoMark() {
      super("marks", (right, arguments) -> neverSettled(right.marks()));
    }

    private static MarkStore neverSettled(MarkStore right) {
      return WrongPort.of(MarkStore.class, right, "settle", (marks, arguments) -> null);
    }
  }

  /** Of two activities with the same content it keeps one content, and deletes that with one. */
  static final class As12LosesSharedContents extends Contract {
    private static boolean replaced;

    As12LosesSharedContents() {
      super(
          "commit",
          (right, arguments) -> {
            replaced = ((Commit) arguments[0]).refreshments().size() > 1;
            right.commit((Commit) arguments[0]);
            return null;
          });
    }

    @Override
    public EmailActivity activity(ActivityId id) {
      return replaced && id.value() == 1 ? without(super.activity(id)) : super.activity(id);
    }

    private static EmailActivity without(EmailActivity activity) {
      List<Attachment> bare =
          activity.body().attachments().stream()
              .map(each -> new Attachment(each.name(), each.contentType(), each.size()))
              .toList();
      return EmailActivity.builder(activity.id(), activity.direction(), activity.identity())
          .body(new Body("", "", bare, Set.of()))
          .build();
    }
  }

  static final class As13ReadsNothingAnew extends Contract {
    As13ReadsNothingAnew() {
      super(
          "commit",
          (right, arguments) -> {
            Commit commit = (Commit) arguments[0];
            Reading reading = commit.reading();
            right.commit(
                commit.toBuilder()
                    .reading(new Reading(reading.parser(), Set.of(), reading.corrections()))
                    .build());
            return null;
          });
    }
  }

  static final class As13CorrectsNothing extends Contract {
    As13CorrectsNothing() {
      super(
          "commit",
          (right, arguments) -> {
            Commit commit = (Commit) arguments[0];
            Reading reading = commit.reading();
            right.commit(
                commit.toBuilder()
                    .reading(new Reading(reading.parser(), reading.again(), List.of()))
                    .build());
            return null;
          });
    }
  }

  static final class As14FindsNoEarlyCopies extends Contract {
    As14FindsNoEarlyCopies() {
      super("factsOfDue", (right, arguments) -> Map.of());
    }
  }

  static final class As14ForgetsWhatIsAwaited extends Contract {
    As14ForgetsWhatIsAwaited() {
      super(
          "commit",
          (right, arguments) -> {
            right.commit(((Commit) arguments[0]).toBuilder().awaited(Map.of()).build());
            return null;
          });
    }
  }

  static final class As15TakesEveryCommit extends Contract {
    As15TakesEveryCommit() {
      super(
          "commit",
          (right, arguments) -> {
            right.commit(((Commit) arguments[0]).toBuilder().basis(Basis.NONE).build());
            return null;
          });
    }
  }

  static final class As16LetsTheFirstCopyCount extends Contract {
    As16LetsTheFirstCopyCount() {
      super(
          "commit",
          (right, arguments) -> {
            right.commit(((Commit) arguments[0]).toBuilder().claims(List.of()).build());
            return null;
          });
    }
  }

  static final class As16RevisesNothing extends Contract {
    As16RevisesNothing() {
      super("revise", (right, arguments) -> null);
    }
  }

  static final class As17PostponesNothing extends Contract {
    As17PostponesNothing() {
      super("postpone", (right, arguments) -> null);
    }
  }

  static final class As19TakesEveryTurn extends Contract {
    As19TakesEveryTurn() {
      super("raise", (right, arguments) -> raised(right, (Turn) arguments[0], arguments[1]));
    }

    private static Object raised(ActivityStore right, Turn turn, Object reached)
        throws TurnLostException {
      right.raise(Turn.alone(turn.mailbox()), (Watermark) reached);
      return null;
    }
  }

  static final class P24ResolvesNobody extends Contract {
    P24ResolvesNobody() {
      super("resolve", (right, arguments) -> 0);
    }
  }

  /** The contract over a store whose look-ups reserve wrong numbers. */
  abstract static class As19 extends Contract {
    As19(BinaryOperator<NumberRange> wrong) {
      super(
          "lookUp",
          (right, arguments) -> {
            Query query = (Query) arguments[0];
            Known known = right.lookUp(query);
            return new Known(
                known.decided(),
                known.formerPlaces(),
                known.activities(),
                known.candidates(),
                known.asOf(),
                wrong.apply(known.numbers(), new NumberRange(1, query.numbers())));
          });
    }
  }

  static final class As19ReservesTheSameNumbers extends As19 {
    As19ReservesTheSameNumbers() {
      super((right, first) -> first);
    }
  }

  static final class As19ReservesTooFewNumbers extends As19 {
    As19ReservesTooFewNumbers() {
      super((right, first) -> new NumberRange(right.first(), Math.min(1, right.count())));
    }
  }

  static final class As19ReservesOverlappingNumbers extends As19 {
    As19ReservesOverlappingNumbers() {
      super((right, first) -> new NumberRange(Math.max(1, right.first() - 1), right.count()));
    }
  }

  static final class LosesFormerPlaces extends Contract {
    LosesFormerPlaces() {
      super(
          "lookUp",
          (right, arguments) -> {
            Known known = right.lookUp((Query) arguments[0]);
            return new Known(
                known.decided(),
                Map.of(),
                known.activities(),
                known.candidates(),
                known.asOf(),
                known.numbers());
          });
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            As02TakesEveryCommit.class, Set.of("as02_aCommitFromAnotherCursorIsRefusedWhole")),
        Arguments.of(
            As03KeepsQuietAboutDoubles.class,
            Set.of(
                "as03_aSecondActivityForAMessageRefusesTheWholeCommit",
                "as14_aDecisionWaitsForARecordOfItsSender",
                "as15_aCommitThatMissesAnActivityIsRefusedWhole",
                "as15_theSameMessageFromACommandIsNotMissed",
                "as15_aCommitThatRestsOnAChangedActivityIsRefused")),
        Arguments.of(
            As06ForgetsWhatWasDecided.class,
            Set.of("as06_whatWasCommittedIsSeen", "aMessageOfAFormerEpochIsFoundAndMoved")),
        Arguments.of(
            As09MovesTheWatermarkBack.class,
            Set.of(
                "as09_theWatermarkOfAMailboxNeverMovesBack",
                "as19_whatStatesAnotherTurnThanTheLatestIsRefusedWhole")),
        Arguments.of(
            P24ResolvesNobody.class,
            Set.of(
                "p24_everyUnresolvedPartyOfAnAddressIsGivenTheRecord",
                "as13_anActivityIsCorrectedAsItsHeaderIsRead")),
        Arguments.of(
            As19ReservesTheSameNumbers.class,
            Set.of(
                "as18_noNumberIsReservedTwice",
                "as18_theNumberOfAnActivityIsNotReserved",
                "as18_lookUpsAtTheSameTimeReserveDifferentNumbers")),
        Arguments.of(
            As19ReservesTooFewNumbers.class,
            Set.of(
                "as18_noNumberIsReservedTwice",
                "as18_lookUpsAtTheSameTimeReserveDifferentNumbers")),
        Arguments.of(
            As19ReservesOverlappingNumbers.class,
            Set.of(
                "as18_noNumberIsReservedTwice",
                "as18_theNumberOfAnActivityIsNotReserved",
                "as18_lookUpsAtTheSameTimeReserveDifferentNumbers")),
        Arguments.of(
            As12LosesSharedContents.class,
            Set.of("as12_activitiesThatAreReplacedTogetherKeepTheContentsThatTheyShare")),
        Arguments.of(
            As13ReadsNothingAnew.class,
            Set.of("as13_whatOlderParsersReadIsFoundUntilItIsReadAnew")),
        Arguments.of(
            As13CorrectsNothing.class,
            Set.of(
                "as13_anActivityIsCorrectedAsItsHeaderIsRead",
                "as13_aCorrectionTakesNoIdentityThatAnotherActivityHas")),
        Arguments.of(
            As14FindsNoEarlyCopies.class,
            Set.of(
                "as14_aRefusedCopyIsFoundOnceAnotherCopyIsAnActivity",
                "as14_whatIsDueIsFoundUntilItIsDecidedAgain",
                "as14_aRefusedCopyOfAnActivityThatIsAddedIsFound",
                "as14_aDecisionIsDueOnceThereIsWhatItWaitsFor",
                "as14_aDecisionWaitsForARecordOfItsSender")),
        Arguments.of(
            As14ForgetsWhatIsAwaited.class,
            Set.of(
                "as14_aDecisionIsDueOnceThereIsWhatItWaitsFor",
                "as14_anActivityWaitsForWhatWasSentBefore",
                "as14_aDecisionWaitsForARecordOfItsSender")),
        Arguments.of(
            As15TakesEveryCommit.class,
            Set.of(
                "as14_aDecisionWaitsForARecordOfItsSender",
                "as15_aCommitThatMissesAnActivityIsRefusedWhole",
                "as15_theSameMessageFromACommandIsNotMissed",
                "as15_aCommitThatRestsOnAChangedActivityIsRefused")),
        Arguments.of(
            As16LetsTheFirstCopyCount.class,
            Set.of(
                "as15_aCommitThatRestsOnAChangedActivityIsRefused",
                "as16_theCopyWithTheLeastRankCounts")),
        Arguments.of(
            As16RevisesNothing.class,
            Set.of(
                "as15_aCommitThatRestsOnAChangedActivityIsRefused",
                "as16_answersFollowWhatTheyInherit",
                "as17_aPostponedActivityIsGivenAgainAtItsTime",
                "as19_whatStatesAnotherTurnThanTheLatestIsRefusedWhole")),
        Arguments.of(
            As19TakesEveryTurn.class,
            Set.of("as19_whatStatesAnotherTurnThanTheLatestIsRefusedWhole")),
        Arguments.of(
            As17PostponesNothing.class,
            Set.of(
                "as17_aPostponedActivityIsGivenAgainAtItsTime",
                "as19_whatStatesAnotherTurnThanTheLatestIsRefusedWhole")),
        Arguments.of(As11SettlesNoMark.class, Set.of("as11_marksAreDueUntilTheyAreSettled")),
        Arguments.of(
            LosesFormerPlaces.class,
            Set.of(
                "aMessageOfAFormerEpochIsFoundAndMoved",
                "as11_marksMoveWithTheirMessagesAndAreDueAgain")));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Class<?> contract, Set<String> failed) {
    assertThat(FailedTests.of(contract)).containsExactlyInAnyOrderElementsOf(failed);
  }

  @Test
  void aRightOnePasses() {
    assertThat(FailedTests.of(InMemoryActivityStoreTest.class)).isEmpty();
  }
}
