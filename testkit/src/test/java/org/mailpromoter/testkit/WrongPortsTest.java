package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.health.RunLog;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.memory.InMemoryAlertLog;
import org.mailpromoter.core.memory.InMemoryRecordStore;
import org.mailpromoter.core.memory.InMemoryRunLog;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordStore;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.MarkStore;
import org.mailpromoter.core.store.MessageMark;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.fault.WrongPort;

/** The contracts catch each wrong port with exactly the tests of what it does wrong. */
class WrongPortsTest {
  abstract static class Alerts implements AlertLogContract {
    private final AlertLog alerts;

    Alerts(String method, WrongPort.Wrong<AlertLog> wrong) {
      alerts = WrongPort.of(AlertLog.class, new InMemoryAlertLog(), method, wrong);
    }

    @Override
    public AlertLog alerts() {
      return alerts;
    }
  }

  static final class Al1TellsEverythingAgain extends Alerts {
    Al1TellsEverythingAgain() {
      super(
          "raiseOnce",
          (right, arguments) -> {
            right.raise((Alert) arguments[0]);
            return true;
          });
    }
  }

  static final class Al1OverlooksWhatWorkedAgain extends Alerts {
    Al1OverlooksWhatWorkedAgain() {
      super("raiseOnce", (right, arguments) -> raised(right, (Alert) arguments[0]));
    }

    private static synchronized boolean raised(AlertLog right, Alert alert) {
      Instant since = alert.at().minus(DAY);
      boolean known =
          right.latest(99).stream()
              .filter(each -> each.at().isAfter(since))
              .filter(each -> each.level() != Alert.Level.INFORMATION)
              .filter(each -> each.level().number() <= alert.level().number())
              .anyMatch(each -> each.text().equals(alert.text()));
      if (!known) {
        right.raise(alert);
      }
      return !known;
    }
  }

  static final class AlertsLastForNobody extends Alerts {
    AlertsLastForNobody() {
      super("lasting", (right, arguments) -> List.of());
    }
  }

  static final class AlertsBeginAgain extends Alerts {
    AlertsBeginAgain() {
      super("list", (right, arguments) -> right.list(PageKey.START, (int) arguments[1]));
    }
  }

  abstract static class Runs implements RunLogContract {
    private final RunLog runs;

    Runs(String method, WrongPort.Wrong<RunLog> wrong) {
      runs = WrongPort.of(RunLog.class, new InMemoryRunLog(), method, wrong);
    }

    @Override
    public RunLog runs() {
      return runs;
    }
  }

  static final class Rl1LetsTheLastWriterWin extends Runs {
    Rl1LetsTheLastWriterWin() {
      super("record", (right, arguments) -> right.record((MailboxRun) arguments[0], Instant.EPOCH));
    }
  }

  static final class Rl2BelievesEveryClock extends Runs {
    Rl2BelievesEveryClock() {
      super("record", (right, arguments) -> right.record((MailboxRun) arguments[0], Instant.MAX));
    }
  }

  static final class Rl3KnowsTheLastRunOnly extends Runs {
    Rl3KnowsTheLastRunOnly() {
      super(
          "lastSuccesses",
          (right, arguments) ->
              right.lastRuns().stream()
                  .filter(each -> each.failure().isEmpty())
                  .collect(Collectors.toMap(MailboxRun::mailbox, MailboxRun::endedAt)));
    }
  }

  abstract static class Histories implements HistoryContract, ContentContract, MarkStoreContract {
    final InMemoryActivityStore right = new InMemoryActivityStore();

    @Override
    public ActivityStore store() {
      return right;
    }

    @Override
    public ActivityHistory activities() {
      return right.activityHistory();
    }

    @Override
    public DecisionHistory decisions() {
      return right.decisionHistory();
    }

    @Override
    public EmailActivity activity(ActivityId id) {
      return activities().find(id).orElseThrow();
    }
  }

  static final class ActivitiesBeginAgain extends Histories {
    @Override
    public ActivityHistory activities() {
      return WrongPort.of(
          ActivityHistory.class,
          super.activities(),
          "list",
          (history, arguments) ->
              arguments.length == 2
                  ? history.list((ActivityFilter) arguments[0], (int) arguments[1])
                  : history.list((ActivityFilter) arguments[0], PageKey.START, (int) arguments[2]));
    }
  }

  static final class ActivitiesLoseTheirBodies extends Histories {
    @Override
    public ActivityHistory activities() {
      return WrongPort.of(
          ActivityHistory.class,
          super.activities(),
          "find",
          (history, arguments) ->
              arguments[0] instanceof ActivityId id
                  ? history.find(id).map(each -> each.toBuilder().body(Body.EMPTY).build())
                  : history.find((MessageId) arguments[0]));
    }
  }

  static final class CountsKnowNoFilter extends Histories {
    @Override
    public ActivityHistory activities() {
      return WrongPort.of(
          ActivityHistory.class,
          super.activities(),
          "count",
          (history, arguments) ->
              arguments.length == 1
                  ? history.count(ActivityFilter.all())
                  : history.count(ActivityFilter.all(), (int) arguments[1]));
    }
  }

  static final class DecisionsBeginAgain extends Histories {
    @Override
    public DecisionHistory decisions() {
      return WrongPort.of(
          DecisionHistory.class,
          super.decisions(),
          "list",
          (history, arguments) ->
              arguments.length == 2
                  ? history.list((DecisionFilter) arguments[0], (int) arguments[1])
                  : history.list((DecisionFilter) arguments[0], PageKey.START, (int) arguments[2]));
    }
  }

  static final class NothingIsUndecided extends Histories {
    @Override
    public DecisionHistory decisions() {
      return WrongPort.of(
          DecisionHistory.class,
          super.decisions(),
          "undecidedSince",
          (history, arguments) -> Map.of());
    }
  }

  static final class DecisionsAreNotFound extends Histories {
    @Override
    public DecisionHistory decisions() {
      return WrongPort.of(
          DecisionHistory.class,
          super.decisions(),
          "find",
          (history, arguments) ->
              arguments[0] instanceof DecisionId ? Optional.empty() : List.of());
    }
  }

  static final class MailWithoutSenderIsForgotten extends Histories {
    @Override
    public DecisionHistory decisions() {
      return WrongPort.of(
          DecisionHistory.class,
          super.decisions(),
          "find",
          (history, arguments) ->
              arguments[0] instanceof DecisionId id
                  ? history.find(id).map(MailWithoutSenderIsForgotten::shown)
                  : history.find((MessageId) arguments[0]));
    }

    private static StoredDecision shown(StoredDecision each) {
      return each.entry().sender().isEmpty()
          ? new StoredDecision(
              each.id(),
              each.mailbox(),
              each.decidedAt(),
              each.policyVersion(),
              each.entry().forgotten())
          : each;
    }
  }

  abstract static class Marks extends Histories {
    private final String method;
    private final WrongPort.Wrong<MarkStore> wrong;

    Marks(String method, WrongPort.Wrong<MarkStore> wrong) {
      this.method = method;
      this.wrong = wrong;
    }

    @Override
    public ActivityStore store() {
      return WrongPort.of(
          ActivityStore.class,
          super.store(),
          "marks",
          (store, arguments) -> WrongPort.of(MarkStore.class, store.marks(), method, wrong));
    }
  }

  static final class MarksAreNeverSettled extends Marks {
    MarksAreNeverSettled() {
      super("settle", (marks, arguments) -> null);
    }
  }

  static final class MarksComeInAnyOrder extends Marks {
    MarksComeInAnyOrder() {
      super(
          "due",
          (marks, arguments) -> {
            @SuppressWarnings("unchecked")
            Set<MessageMark.Kind> kinds = (Set<MessageMark.Kind>) arguments[2];
            List<MessageMark> due =
                new ArrayList<>(
                    marks.due((MailboxId) arguments[0], (FolderId) arguments[1], kinds, 99));
            Collections.reverse(due);
            return due.subList(0, Math.min(due.size(), (int) arguments[3]));
          });
    }
  }

  static final class F3LinksOnceMore extends Histories {
    @Override
    public ActivityStore store() {
      return WrongPort.of(
          ActivityStore.class,
          super.store(),
          "relink",
          (store, arguments) ->
              1
                  + store.relink(
                      (Turn) arguments[0],
                      (FolderId) arguments[1],
                      (RecordId) arguments[2],
                      (Instant) arguments[3]));
    }
  }

  static final class RecordsAreFoundByAPartOfTheirId implements RecordStoreContract {
    @Override
    public RecordStore emptyStore() {
      return WrongPort.of(
          RecordStore.class,
          new InMemoryRecordStore(),
          "find",
          (store, arguments) ->
              store.list(((RecordId) arguments[0]).key(), 1).stream().findFirst());
    }
  }

  static final class PagesOfRecordsBeginWithTheLastOne extends Records {
    PagesOfRecordsBeginWithTheLastOne() {
      super(
          "listAfter",
          (store, arguments) ->
              store.list((String) arguments[1], 99).stream()
                  .filter(each -> each.record().id().compareTo((RecordId) arguments[0]) >= 0)
                  .toList());
    }
  }

  static final class RecordsArePutAlthoughEnded extends Records {
    RecordsArePutAlthoughEnded() {
      super(
          "put",
          (store, arguments) -> {
            int added = store.put(entries(arguments[0]));
            if (arguments.length > 1) {
              ((Progress) arguments[1]).advance(1);
            }
            return added;
          });
    }
  }

  abstract static class Records implements RecordStoreContract {
    private final String method;
    private final WrongPort.Wrong<RecordStore> wrong;

    Records(String method, WrongPort.Wrong<RecordStore> wrong) {
      this.method = method;
      this.wrong = wrong;
    }

    @Override
    public RecordStore emptyStore() {
      return WrongPort.of(RecordStore.class, new InMemoryRecordStore(), method, wrong);
    }

    @SuppressWarnings("unchecked")
    static List<RecordEntry> entries(Object argument) {
      return (List<RecordEntry>) argument;
    }
  }

  static final class ReplacedRecordsAreCounted extends Records {
    ReplacedRecordsAreCounted() {
      super(
          "put",
          (store, arguments) -> {
            List<RecordEntry> entries = entries(arguments[0]);
            store.put(entries, arguments.length > 1 ? (Progress) arguments[1] : Progress.NONE);
            return entries.size();
          });
    }
  }

  static final class RecordsAreListedByNameAlone extends Records {
    RecordsAreListedByNameAlone() {
      super(
          "list",
          (store, arguments) ->
              store.list("", (int) arguments[1]).stream()
                  .filter(each -> each.record().name().contains((String) arguments[0]))
                  .toList());
    }
  }

  static final class ReadingIsAChange extends Records {
    ReadingIsAChange() {
      super("changes", counting(new AtomicLong()));
    }

    private static WrongPort.Wrong<RecordStore> counting(AtomicLong calls) {
      return (store, arguments) -> OptionalLong.of(calls.incrementAndGet());
    }
  }

  static final class MarksAreOfEveryMailbox extends Marks {
    MarksAreOfEveryMailbox() {
      super(
          "activities",
          (marks, arguments) -> {
            @SuppressWarnings("unchecked")
            Set<MessageRef> messages = (Set<MessageRef>) arguments[2];
            return marks.activities(HistoryContract.ANNA, (FolderId) arguments[1], messages);
          });
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(PagesOfRecordsBeginWithTheLastOne.class, Set.of("pagesTogetherAreTheList")),
        Arguments.of(RecordsArePutAlthoughEnded.class, Set.of("aChangeThatIsEndedChangesNothing")),
        Arguments.of(
            Al1TellsEverythingAgain.class,
            Set.of(
                "al1_theSameIsToldAgainOnlyAfterTheWindow",
                "al1_theSameIsToldOnceWhateverItIsAbout",
                "al1_whatFailsAgainAfterItWorkedIsToldAgain",
                "al1_whatBecameWorseIsToldAgain",
                "al2_whatSeveralThreadsRaiseAtOnceIsKeptOnce")),
        Arguments.of(
            Al1OverlooksWhatWorkedAgain.class,
            Set.of("al1_whatFailsAgainAfterItWorkedIsToldAgain")),
        Arguments.of(AlertsLastForNobody.class, Set.of("whatLastsIsToldUntilItIsOver")),
        Arguments.of(AlertsBeginAgain.class, Set.of("pagesGoOnWhereTheOneBeforeEnded")),
        Arguments.of(
            Rl1LetsTheLastWriterWin.class,
            Set.of(
                "rl1_aStaleRunDoesNotTakeThePlaceOfALaterOne", "rl3_aStaleSuccessIsNotRemembered")),
        Arguments.of(Rl2BelievesEveryClock.class, Set.of("rl2_aRunOfTheFutureIsReplaced")),
        Arguments.of(
            Rl3KnowsTheLastRunOnly.class,
            Set.of(
                "rl3_theLastRunWithoutAFailureIsKnownWhileLaterOnesFail",
                "rl3_aFailureThatIsTakenBackIsNoSuccess")),
        Arguments.of(
            NothingIsUndecided.class, Set.of("s40_theOldestUndecidedMessageOfAMailboxIsFound")),
        Arguments.of(
            ActivitiesBeginAgain.class, Set.of("pagesOfActivitiesGoOnWhereTheOneBeforeEnded")),
        Arguments.of(
            ActivitiesLoseTheirBodies.class,
            Set.of(
                "anActivityIsFoundWithPartiesAndBody",
                "p52_contentsOfManySizesComeBack",
                "a44_aLaterCopyTakesThePlaceOfAStubOnce")),
        Arguments.of(
            CountsKnowNoFilter.class,
            Set.of(
                "activitiesAreFoundByWords",
                "activitiesOfAPartyAreFound",
                "filtersNarrowTheActivities")),
        Arguments.of(
            DecisionsBeginAgain.class,
            Set.of(
                "decisionsAreListedByWhenTheirMessagesWereReceived",
                "pagesOfDecisionsGoOnWhereTheOneBeforeEnded")),
        Arguments.of(
            DecisionsAreNotFound.class,
            Set.of(
                "aDecisionIsFoundWithItsEvidence",
                "mailWithoutSenderAndSubjectIsNotForgotten",
                "ofAMessageWithoutEvidenceOnlyADigestIsShown")),
        Arguments.of(
            MailWithoutSenderIsForgotten.class,
            Set.of("mailWithoutSenderAndSubjectIsNotForgotten")),
        Arguments.of(
            MarksAreNeverSettled.class,
            Set.of(
                "as19_marksAreNotSettledUnderAnotherTurnThanTheLatest",
                "oneMarkOfAMessageIsSettled",
                "mailboxesDoNotTouchEachOther",
                "broughtMarksAreThoseOfPromotedMessages")),
        Arguments.of(RecordsAreFoundByAPartOfTheirId.class, Set.of("aRecordIsFoundByItsId")),
        Arguments.of(
            ReplacedRecordsAreCounted.class, Set.of("aRecordIsReplacedByItsIdAndStaysAsOldAsItIs")),
        Arguments.of(
            RecordsAreListedByNameAlone.class,
            Set.of(
                "aRecordIsFoundByItsId",
                "pagesTogetherAreTheList",
                "aRecordIsReplacedByItsIdAndStaysAsOldAsItIs",
                "recordsAreListedByPartsOfIdNameAndAddress")),
        Arguments.of(
            ReadingIsAChange.class,
            Set.of(
                "aChangeThatIsEndedChangesNothing",
                "changesAreToldByANumber",
                "rd11_theNumberOfChangesFollowsTheChanges")),
        Arguments.of(
            MarksAreOfEveryMailbox.class, Set.of("activitiesAreFoundByThePlacesOfTheirMessages")),
        Arguments.of(MarksComeInAnyOrder.class, Set.of("dueMarksComeInTheOrderOfTheirKinds")),
        Arguments.of(
            F3LinksOnceMore.class,
            Set.of(
                "f3_activitiesOfATrackedFolderAreLinkedToItsRecord",
                "f3_whatLiesElsewhereOrBelongsToOthersStaysAsItIs")));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Class<?> contract, Set<String> failed) {
    assertThat(FailedTests.of(contract)).containsExactlyInAnyOrderElementsOf(failed);
  }
}
