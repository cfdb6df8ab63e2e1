package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountStore;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.ApiTokenId;
import org.mailpromoter.core.access.ApiTokenStore;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.LoginTicket;
import org.mailpromoter.core.access.RequestLog;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.access.SessionStore;
import org.mailpromoter.core.access.TicketStore;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.store.AlertHandling;
import org.mailpromoter.core.store.AlertHandlings;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.testkit.AccountStoreContract;
import org.mailpromoter.testkit.AlertHandlingsContract;
import org.mailpromoter.testkit.ApiTokenStoreContract;
import org.mailpromoter.testkit.AuditLogContract;
import org.mailpromoter.testkit.RequestLogContract;
import org.mailpromoter.testkit.SessionStoreContract;
import org.mailpromoter.testkit.TicketStoreContract;
import org.mailpromoter.testkit.fault.WrongPort;

/** The contracts catch each wrong store with exactly the tests of the rules that it breaks. */
class WrongAccessTest {
  abstract static class Opened {
    @TempDir private Path folder;
    Storage storage;

    @BeforeEach
    void open() {
      storage = SqliteStorage.open(folder.resolve("t.db"));
    }

    @AfterEach
    void close() {
      storage.close();
    }
  }

  abstract static class Accounts extends Opened implements AccountStoreContract {
    private final String method;
    private final WrongPort.Wrong<AccountStore> wrong;

    Accounts(String method, WrongPort.Wrong<AccountStore> wrong) {
      this.method = method;
      this.wrong = wrong;
    }

    @Override
    public AccountStore accounts() {
      return WrongPort.of(AccountStore.class, storage.accountStore(), method, wrong);
    }
  }

  static final class Ac1OverwritesEveryVersion extends Accounts {
    Ac1OverwritesEveryVersion() {
      super(
          "put",
          (right, arguments) -> {
            Account account = (Account) arguments[0];
            long version = right.find(account.id()).map(Account::version).orElse(0L);
            return right.put(account.at(version), (boolean) arguments[1]);
          });
    }
  }

  static final class Ac2RemovesEveryAdministrator extends Accounts {
    Ac2RemovesEveryAdministrator() {
      super("remove", (right, arguments) -> right.remove((Account) arguments[0], false));
    }
  }

  static final class Ac2DemotesEveryAdministrator extends Accounts {
    Ac2DemotesEveryAdministrator() {
      super("put", (right, arguments) -> right.put((Account) arguments[0], false));
    }
  }

  static final class Ac3RemembersPasswords extends Accounts {
    Ac3RemembersPasswords() {
      super("password", (right, arguments) -> Optional.of("$argon2id$anna"));
    }
  }

  abstract static class Sessions extends Opened implements SessionStoreContract {
    private final String method;
    private final WrongPort.Wrong<SessionStore> wrong;

    Sessions(String method, WrongPort.Wrong<SessionStore> wrong) {
      this.method = method;
      this.wrong = wrong;
    }

    @Override
    public SessionStore sessions() {
      return WrongPort.of(SessionStore.class, storage.sessionStore(), method, wrong);
    }
  }

  static final class Se1FindsWhatHasEnded extends Sessions {
    Se1FindsWhatHasEnded() {
      super(
          "find",
          (right, arguments) -> right.find((Secret.Digest) arguments[0], LOGIN.plusSeconds(1)));
    }
  }

  static final class Se1EndsTheSessionsOfAll extends Sessions {
    Se1EndsTheSessionsOfAll() {
      super(
          "endAll",
          (right, arguments) -> {
            List<LoginSession> all = right.list(LOGIN);
            all.forEach(each -> right.end(each.digest()));
            return all.size();
          });
    }
  }

  static final class Se2IsNeverProlonged extends Sessions {
    Se2IsNeverProlonged() {
      super("touch", (right, arguments) -> null);
    }
  }

  static final class Se2Revives extends Sessions {
    Se2Revives() {
      super(
          "touch",
          (right, arguments) -> {
            LoginSession old = (LoginSession) arguments[0];
            Instant now = (Instant) arguments[1];
            right.end(old.digest());
            right.begin(
                new LoginSession(
                    old.digest(),
                    old.holder(),
                    old.way(),
                    old.created(),
                    now,
                    old.authenticated(),
                    old.device(),
                    old.address()));
            return null;
          });
    }
  }

  abstract static class Tickets extends Opened implements TicketStoreContract {
    private final WrongPort.Wrong<TicketStore> wrong;

    Tickets(WrongPort.Wrong<TicketStore> wrong) {
      this.wrong = wrong;
    }

    @Override
    public TicketStore tickets() {
      return WrongPort.of(TicketStore.class, storage.ticketStore(), "use", wrong);
    }
  }

  static final class Ti1IsUsedAgain extends Tickets {
    Ti1IsUsedAgain() {
      super(
          (right, arguments) ->
              usedAndPutBack(right, (Secret.Digest) arguments[0], (Instant) arguments[1]));
    }

    /** One after the other: a ticket that is just being put back would seem to be used up. */
    private static synchronized Optional<LoginTicket> usedAndPutBack(
        TicketStore right, Secret.Digest digest, Instant now) {
      Optional<LoginTicket> used = right.use(digest, now);
      used.ifPresent(right::put);
      return used;
    }
  }

  static final class Ti2NeverExpires extends Tickets {
    Ti2NeverExpires() {
      super((right, arguments) -> right.use((Secret.Digest) arguments[0], MADE));
    }
  }

  abstract static class Tokens extends Opened implements ApiTokenStoreContract {
    private final String method;
    private final WrongPort.Wrong<ApiTokenStore> wrong;

    Tokens(String method, WrongPort.Wrong<ApiTokenStore> wrong) {
      this.method = method;
      this.wrong = wrong;
    }

    @Override
    public ApiTokenStore apiTokens() {
      return WrongPort.of(ApiTokenStore.class, storage.apiTokenStore(), method, wrong);
    }
  }

  static final class Tk1SaysThatItAdded extends Tokens {
    Tk1SaysThatItAdded() {
      super(
          "add",
          (right, arguments) -> {
            right.add((ApiToken) arguments[0]);
            return true;
          });
    }
  }

  static final class Tk2RevokesAll extends Tokens {
    Tk2RevokesAll() {
      super(
          "revoke",
          (right, arguments) -> {
            boolean revoked = right.revoke((ApiTokenId) arguments[0], (Instant) arguments[1]);
            right.list().forEach(each -> right.revoke(each.id(), (Instant) arguments[1]));
            return revoked;
          });
    }
  }

  static final class Tk3WritesNoUse extends Tokens {
    Tk3WritesNoUse() {
      super("used", (right, arguments) -> null);
    }
  }

  abstract static class Requests extends Opened implements RequestLogContract {
    private final String method;
    private final WrongPort.Wrong<RequestLog> wrong;

    Requests(String method, WrongPort.Wrong<RequestLog> wrong) {
      this.method = method;
      this.wrong = wrong;
    }

    @Override
    public RequestLog requests() {
      return WrongPort.of(RequestLog.class, storage.requestLog(), method, wrong);
    }
  }

  static final class Rq1LetsEverybodyBegin extends Requests {
    Rq1LetsEverybodyBegin() {
      super(
          "begin",
          (right, arguments) -> {
            right.begin(
                (RequestLog.Key) arguments[0], (String) arguments[1], (Instant) arguments[2]);
            return new RequestLog.State.Begun();
          });
    }
  }

  static final class Rq1SharesKeys extends Requests {
    Rq1SharesKeys() {
      super(
          "begin",
          (right, arguments) ->
              right.begin(
                  new RequestLog.Key("all", ((RequestLog.Key) arguments[0]).key()),
                  (String) arguments[1],
                  (Instant) arguments[2]));
    }
  }

  static final class Rq2ForgetsAnswers extends Requests {
    Rq2ForgetsAnswers() {
      super("answer", (right, arguments) -> null);
    }
  }

  static final class Rq3NeverAbandons extends Requests {
    Rq3NeverAbandons() {
      super("abandon", (right, arguments) -> null);
    }
  }

  abstract static class Audits extends Opened implements AuditLogContract {
    private final String method;
    private final WrongPort.Wrong<AuditLog> wrong;

    Audits(String method, WrongPort.Wrong<AuditLog> wrong) {
      this.method = method;
      this.wrong = wrong;
    }

    @Override
    public AuditLog audit() {
      return WrongPort.of(AuditLog.class, storage.auditLog(), method, wrong);
    }
  }

  static final class Au1LeavesGaps extends Audits {
    Au1LeavesGaps() {
      super(
          "append",
          (right, arguments) -> {
            right.append((AuditDeed) arguments[0]);
            return right.append((AuditDeed) arguments[0]);
          });
    }
  }

  static final class Au2SaysThatAllIsWell extends Audits {
    Au2SaysThatAllIsWell() {
      super(
          "verify",
          (right, arguments) -> {
            AuditLog.Verified found = right.verify(AuditSeal.NONE, Progress.NONE);
            return new AuditLog.Verified(found.entries(), found.seal(), Optional.empty());
          });
    }
  }

  static final class ListsForEverybody extends Audits {
    ListsForEverybody() {
      super(
          "list",
          (right, arguments) -> {
            AuditFilter filter = (AuditFilter) arguments[0];
            AuditFilter all =
                new AuditFilter(
                    filter.actor(),
                    filter.operation(),
                    filter.object(),
                    filter.since(),
                    filter.until(),
                    Optional.empty());
            return right.list(all, (PageKey) arguments[1], (int) arguments[2]);
          });
    }
  }

  static final class ListsBeginAgain extends Audits {
    ListsBeginAgain() {
      super(
          "list",
          (right, arguments) ->
              right.list((AuditFilter) arguments[0], PageKey.START, (int) arguments[2]));
    }
  }

  abstract static class Handlings extends Opened implements AlertHandlingsContract {
    private final String method;
    private final WrongPort.Wrong<AlertHandlings> wrong;

    Handlings(String method, WrongPort.Wrong<AlertHandlings> wrong) {
      this.method = method;
      this.wrong = wrong;
    }

    @Override
    public Storage storage() {
      return storage;
    }

    @Override
    public AlertHandlings handlings(Storage of) {
      return WrongPort.of(AlertHandlings.class, of.alertHandlings(), method, wrong);
    }
  }

  static final class Ah1KeepsTheFirstHandling extends Handlings {
    Ah1KeepsTheFirstHandling() {
      super(
          "put",
          (right, arguments) -> {
            AlertHandling given = (AlertHandling) arguments[0];
            if (right.list().stream().noneMatch(each -> each.cause().equals(given.cause()))) {
              right.put(given);
            }
            return null;
          });
    }
  }

  static final class RemovesAllOfAThing extends Handlings {
    RemovesAllOfAThing() {
      super(
          "remove",
          (right, arguments) ->
              right.list().stream()
                      .map(AlertHandling::cause)
                      .filter(each -> each.about().equals(((AlertCause) arguments[0]).about()))
                      .filter(right::remove)
                      .count()
                  > 0);
    }
  }

  static Stream<Arguments> wrong() {
    String ac2Last = "ac2_theLastAdministratorStays";
    return Stream.of(
        Arguments.of(
            Ac1OverwritesEveryVersion.class,
            Set.of(
                "ac1_anAccountIsWrittenOnlyOverTheVersionItWasMadeOf",
                "ac1_ofSeveralWhoWriteAtOnceOneSucceeds")),
        Arguments.of(
            Ac2RemovesEveryAdministrator.class,
            Set.of(
                ac2Last,
                "ac2_onlyAdministratorsWhoCanLogInCount",
                "ac2_theLastAdministratorStaysAlsoWhenSeveralLeaveAtOnce")),
        Arguments.of(Ac2DemotesEveryAdministrator.class, Set.of(ac2Last)),
        Arguments.of(Ac3RemembersPasswords.class, Set.of("ac3_aPasswordGoesWithItsAccount")),
        Arguments.of(
            Se1FindsWhatHasEnded.class,
            Set.of(
                "se1_aSessionEndsWithoutActivity",
                "se2_activityProlongsASessionUpToItsAbsoluteEnd",
                "se2_aSessionThatHasEndedIsNotRevived")),
        Arguments.of(Se1EndsTheSessionsOfAll.class, Set.of("se1_aSessionThatIsEndedIsOver")),
        Arguments.of(
            Se2IsNeverProlonged.class,
            Set.of(
                "se2_activityProlongsASessionUpToItsAbsoluteEnd",
                "se3_activityIsWrittenOnceAMinute")),
        Arguments.of(
            Se2Revives.class,
            Set.of("se2_aSessionThatHasEndedIsNotRevived", "se3_activityIsWrittenOnceAMinute")),
        Arguments.of(
            Ti1IsUsedAgain.class,
            Set.of(
                "ti1_aTicketIsUsedOnce",
                "ti1_ofSeveralWhoUseATicketAtOnceOneGetsIn",
                "ti2_aTicketExpires")),
        Arguments.of(Ti2NeverExpires.class, Set.of("ti2_aTicketExpires")),
        Arguments.of(Tk1SaysThatItAdded.class, Set.of("tk1_aTokenIsNeverReplaced")),
        Arguments.of(
            Tk2RevokesAll.class, Set.of("tk2_aTokenIsRevokedOnce", "endedTokensAreDeletedByAge")),
        Arguments.of(Tk3WritesNoUse.class, Set.of("tk3_useIsWrittenOnceAMinute")),
        Arguments.of(
            Rq1LetsEverybodyBegin.class,
            Set.of(
                "rq1_ofSeveralWhoBeginAtOnceOneDoesIt",
                "rq1_aKeyStandsForOneRequestOfOneHolder",
                "rq2_anAnswerIsGivenAgain",
                "rq3_aRequestWithoutAnAnswerRunsUntilItIsAbandoned",
                "requestsAreDeletedByAge")),
        Arguments.of(
            Rq1SharesKeys.class,
            Set.of(
                "rq1_aKeyStandsForOneRequestOfOneHolder",
                "rq2_anAnswerIsGivenAgain",
                "rq3_aRequestWithoutAnAnswerRunsUntilItIsAbandoned")),
        Arguments.of(Rq2ForgetsAnswers.class, Set.of("rq2_anAnswerIsGivenAgain")),
        Arguments.of(
            Rq3NeverAbandons.class, Set.of("rq3_aRequestWithoutAnAnswerRunsUntilItIsAbandoned")),
        Arguments.of(
            Au1LeavesGaps.class,
            Set.of(
                "entriesAreReadAsTheyWereAppended",
                "au1_numbersHaveNoGaps",
                "au2_eachEntryChangesTheSeal",
                "au3_aSealThatWasKeptElsewhereIsHeldAgainstTheLog",
                "entriesAreFilteredByWhatIsAskedFor",
                "aViewerSeesTheirOwnEntries",
                "pagesOfTheLogGoOnWhereTheOneBeforeEnded",
                "aVerificationIsFollowedAndCanBeEnded")),
        Arguments.of(
            Au2SaysThatAllIsWell.class,
            Set.of(
                "au3_aSealThatWasKeptElsewhereIsHeldAgainstTheLog",
                "aVerificationIsFollowedAndCanBeEnded")),
        Arguments.of(ListsForEverybody.class, Set.of("aViewerSeesTheirOwnEntries")),
        Arguments.of(Ah1KeepsTheFirstHandling.class, Set.of("ah1_aCauseHasOneHandling")),
        Arguments.of(RemovesAllOfAThing.class, Set.of("aHandlingIsRemovedOnce")),
        Arguments.of(ListsBeginAgain.class, Set.of("pagesOfTheLogGoOnWhereTheOneBeforeEnded")));
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
