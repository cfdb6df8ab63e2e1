package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.ChoiceStore;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.Maintenance;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.TokenCounter;
import org.mailpromoter.testkit.StorageContract;
import org.mailpromoter.testkit.fault.WrongPort;

/** The contract catches each wrong storage with exactly the tests of the rules that it breaks. */
class StorageContractTest {
  /** The contract over a storage of which one step is done wrong. */
  abstract static class Contract implements StorageContract {
    @TempDir private Path folder;

    final Path file() {
      return folder.resolve("test.db");
    }

    @Override
    public Storage open() throws Exception {
      return SqliteStorage.open(file());
    }

    @Override
    public void restore(Path backup) throws Exception {
      Restore.run(file(), backup);
    }

    @Override
    public Path absentFile() {
      return folder.resolve("backup.db");
    }

    final void execute(String statement) throws SQLException {
      try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file())) {
        raw.createStatement().execute(statement);
      }
    }
  }

  static final class Mn1LeavesRowsBehind extends Contract {
    @Override
    @AfterEach
    public void mn1_aCheckFindsNothing() throws Exception {
      open().close();
      execute("INSERT INTO bodies (activity, text, html) VALUES (99, 'lost', '')");
      super.mn1_aCheckFindsNothing();
    }
  }

  static final class Mn2RestoresNothing extends Contract {
    @Override
    public void restore(Path backup) {
      assertThat(backup).exists();
    }
  }

  static final class Mn3RestoresByCopying extends Contract {
    @Override
    public void restore(Path backup) throws IOException {
      Files.copy(backup, file(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A storage whose events have numbers but no opening. */
  static final class Mn3RepeatsEvents extends Contract {
    @Override
    public void restore(Path backup) throws Exception {
      super.restore(backup);
      execute("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'events'");
    }

    @Override
    public Storage open() throws Exception {
      super.open().close();
      execute(
          "CREATE TRIGGER IF NOT EXISTS no_opening AFTER INSERT ON events"
              + " BEGIN UPDATE events SET opening = ''; END");
      return super.open();
    }
  }

  /** The contract over a storage of which one port does one thing wrong. */
  abstract static class Serving<T> extends Contract {
    private final Class<T> type;
    private final String port;
    private final String method;
    private final WrongPort.Wrong<T> wrong;

    Serving(Class<T> type, String port, String method, WrongPort.Wrong<T> wrong) {
      this.type = type;
      this.port = port;
      this.method = method;
      this.wrong = wrong;
    }

    abstract T right(Storage storage);

    @Override
    public Storage open() throws Exception {
      return WrongPort.of(
          Storage.class,
          super.open(),
          port,
          (storage, arguments) -> WrongPort.of(type, right(storage), method, wrong));
    }
  }

  static final class As08ReplacesRecords extends Contract {
    @Override
    public Storage open() throws Exception {
      return WrongPort.of(
          Storage.class,
          super.open(),
          "activityStore",
          (storage, arguments) ->
              WrongPort.of(
                  ActivityStore.class,
                  storage.activityStore(),
                  "commit",
                  (store, of) -> {
                    storage.recordStore().put(((Commit) of[0]).newRecords());
                    store.commit((Commit) of[0]);
                    return null;
                  }));
    }
  }

  static final class Mn4LeavesTheBackupOfACancelledOne extends Serving<Maintenance> {
    Mn4LeavesTheBackupOfACancelledOne() {
      super(
          Maintenance.class,
          "maintenance",
          "backup",
          (right, of) -> {
            right.backup((Path) of[0], (boolean) of[1]);
            if (of.length > 2) {
              ((Progress) of[2]).advance(0);
            }
            return null;
          });
    }

    @Override
    Maintenance right(Storage storage) {
      return storage.maintenance();
    }
  }

  static final class ChoicesBeginAgain extends Serving<ChoiceStore> {
    ChoicesBeginAgain() {
      super(
          ChoiceStore.class,
          "choiceStore",
          "history",
          (right, of) -> right.history(PageKey.START, (int) of[1]));
    }

    @Override
    ChoiceStore right(Storage storage) {
      return storage.choiceStore();
    }
  }

  static final class PoliciesBeginAgain extends Serving<PolicyLog> {
    PoliciesBeginAgain() {
      super(
          PolicyLog.class,
          "policyLog",
          "versions",
          (right, of) -> right.versions(PageKey.START, (int) of[1]));
    }

    @Override
    PolicyLog right(Storage storage) {
      return storage.policyLog();
    }
  }

  static final class Tu2BeginsAgain extends Contract {
    @Override
    public Storage open() throws Exception {
      Storage right = super.open();
      execute("UPDATE mailboxes SET epoch = 0");
      return right;
    }
  }

  static final class TokensAreCountedTogether extends Serving<TokenCounter> {
    TokensAreCountedTogether() {
      super(
          TokenCounter.class,
          "tokenCounter",
          "next",
          (right, of) -> right.next(RecordId.user("everybody")));
    }

    @Override
    TokenCounter right(Storage storage) {
      return storage.tokenCounter();
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            Mn1LeavesRowsBehind.class,
            Set.of(
                "alertsAreListedLatestFirstAndDeletedByAge",
                "as08_aRecordThatACommitMakesNeverChangesOneThatExists",
                "choicesAreReplacedTakenBackAndRemembered",
                "mn2_aBackupHoldsWhatWasCommittedBeforeIt",
                "mn2_aBackupReplacesAFileOnlyWhenAsked",
                "mn3_afterARestoreNothingIsNamedAsBefore",
                "mn4_whatIsEndedLeavesNothingBehind",
                "policiesAreNumberedAndGivenBack",
                "sinksAreToldTheAlertsRaisedWhileTheyAreSubscribed",
                "theLastRunOfEachMailboxIsRemembered",
                "tu2_theEpochGrowsWhenTheStorageIsOpenedAgain",
                "tu6_closingAStorageClosesItsWorkers",
                "tokensAreCountedForEachSender")),
        Arguments.of(ChoicesBeginAgain.class, Set.of("choicesAreReplacedTakenBackAndRemembered")),
        Arguments.of(PoliciesBeginAgain.class, Set.of("policiesAreNumberedAndGivenBack")),
        Arguments.of(Tu2BeginsAgain.class, Set.of("tu2_theEpochGrowsWhenTheStorageIsOpenedAgain")),
        Arguments.of(TokensAreCountedTogether.class, Set.of("tokensAreCountedForEachSender")),
        Arguments.of(
            As08ReplacesRecords.class,
            Set.of("as08_aRecordThatACommitMakesNeverChangesOneThatExists")),
        Arguments.of(Mn2RestoresNothing.class, Set.of("mn2_aBackupHoldsWhatWasCommittedBeforeIt")),
        Arguments.of(
            Mn4LeavesTheBackupOfACancelledOne.class, Set.of("mn4_whatIsEndedLeavesNothingBehind")),
        Arguments.of(Mn3RestoresByCopying.class, Set.of("mn3_afterARestoreNothingIsNamedAsBefore")),
        Arguments.of(Mn3RepeatsEvents.class, Set.of("mn3_afterARestoreNothingIsNamedAsBefore")));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Class<?> contract, Set<String> failed) {
    Set<String> names =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(contract))
            .execute()
            .testEvents()
            .failed()
            .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
            .collect(Collectors.toSet());
    assertThat(names).containsExactlyInAnyOrderElementsOf(failed);
  }
}
