package org.mailpromoter.installation.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.LoginWay;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.RefusedException.Why;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.ask.AccessList;
import org.mailpromoter.installation.ask.AccountList;
import org.mailpromoter.installation.ask.PasswordLogin;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Scope;

/** Accounts, sessions, tokens and tickets. */
class AccessChangesTest {
  private static final Requester HOST = Requester.command(new Actor.Person("root"));
  private static final Identity ROOT = Identity.of("root", Role.ADMINISTRATOR);
  private static final Requester CONSOLE =
      new Requester(new Actor.Person("anna"), Channel.CONSOLE, "r1", "");
  private static final String PASSWORD = "several words to remember";

  @TempDir private Path folder;
  private OpenInstallation open;
  private Accounts accounts;

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).openOrCreate();
    accounts = new Accounts(open);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private Account added(String name, Role role) throws Exception {
    Account account =
        Account.of(new AccountId(name), "Called " + name, role, open.now())
            .as(RecordId.user("anna"));
    return accounts.add(HOST, account, PASSWORD);
  }

  private Optional<Holder> login(String name, String password) throws Exception {
    return PasswordLogin.check(open, name, password);
  }

  private LoginSession session(Holder holder) {
    LoginSession session =
        LoginSession.begun(
            Secret.random().digest(), holder, LoginWay.PASSWORD, open.now(), "Firefox", "::1");
    open.storage().sessionStore().begin(session);
    return session;
  }

  private Why refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable change) {
    return catchThrowableOfType(RefusedException.class, change).why();
  }

  @Test
  void whoeverIsAddedCanLogInWithTheirPassword() throws Exception {
    Account anna = added("anna", Role.USER);
    assertThat(login("anna", PASSWORD)).contains(anna.holder());
    assertThat(login(" Anna ", PASSWORD)).contains(anna.holder());
    assertThat(login("anna", PASSWORD + "!")).isEmpty();
    assertThat(login("ben", PASSWORD)).isEmpty();
    assertThat(login("no name", PASSWORD)).isEmpty();
    assertThat(login("anna", "x".repeat(1_000_000))).isEmpty();
  }

  @Test
  void anAccountIsAddedOnceAndNotWithABadPassword() throws Exception {
    Account ben = Account.of(new AccountId("ben"), "Ben", Role.USER, open.now());
    assertThat(refused(() -> accounts.add(HOST, ben, "short"))).isEqualTo(Why.PASSWORD_LENGTH);
    assertThat(new AccountList(open).list()).isEmpty();
    added("ben", Role.USER);
    assertThat(refused(() -> accounts.add(HOST, ben, PASSWORD))).isEqualTo(Why.ACCOUNT_EXISTS);
  }

  @Test
  void anotherPasswordReplacesTheFormerOneAndEndsItsSessions() throws Exception {
    Account anna = added("anna", Role.USER);
    session(anna.holder());
    accounts.setPassword(HOST, anna.id(), "other words to remember");
    assertThat(login("anna", PASSWORD)).isEmpty();
    assertThat(login("anna", "other words to remember")).isPresent();
    assertThat(new AccessList(open).sessions()).isEmpty();
  }

  @Test
  void aDisabledAccountIsLoggedOutAndCannotLogIn() throws Exception {
    Account anna = added("anna", Role.USER);
    session(anna.holder());
    LoginSession other = session(Holder.of("ben", Role.USER));
    Account disabled = accounts.change(HOST, anna.enabled(false));
    assertThat(login("anna", PASSWORD)).isEmpty();
    assertThat(new AccessList(open).sessions()).containsExactly(other);
    accounts.change(HOST, disabled.enabled(true));
    assertThat(login("anna", PASSWORD)).isPresent();
  }

  @Test
  void whoChangesAnAccountThatSomebodyElseChangedIsRefused() throws Exception {
    Account anna = added("anna", Role.USER);
    accounts.change(HOST, anna.in(Role.AUDITOR));
    assertThat(refused(() -> accounts.change(HOST, anna.in(Role.ADMINISTRATOR))))
        .isEqualTo(Why.ACCOUNT_CHANGED);
    assertThat(refused(() -> accounts.remove(HOST, anna))).isEqualTo(Why.ACCOUNT_CHANGED);
    assertThat(new AccountList(open).find("anna").role()).isEqualTo(Role.AUDITOR);
  }

  @Test
  void theLastAdministratorStaysExceptForACommand() throws Exception {
    Account anna = added("anna", Role.ADMINISTRATOR);
    added("ben", Role.USER);
    assertThat(refused(() -> accounts.change(CONSOLE, anna.in(Role.USER))))
        .isEqualTo(Why.LAST_ADMINISTRATOR);
    assertThat(refused(() -> accounts.change(CONSOLE, anna.enabled(false))))
        .isEqualTo(Why.LAST_ADMINISTRATOR);
    assertThat(refused(() -> accounts.remove(CONSOLE, anna))).isEqualTo(Why.LAST_ADMINISTRATOR);
    Account cleo = added("cleo", Role.ADMINISTRATOR);
    accounts.remove(CONSOLE, anna);
    accounts.remove(HOST, cleo);
    assertThat(new AccountList(open).list()).hasSize(1);
  }

  /** Otherwise they would serve whoever gets the name later. */
  @Test
  void aRemovedAccountLeavesNoSessionAndNoUsableToken() throws Exception {
    Account anna = added("anna", Role.USER);
    session(anna.holder());
    ApiTokens.Made made = make(anna.holder(), Duration.ofDays(1));
    accounts.remove(HOST, anna);
    added("anna", Role.ADMINISTRATOR);
    assertThat(new AccessList(open).sessions("anna")).isEmpty();
    ApiToken token = new AccessList(open).token(made.token().id().text());
    assertThat(token.isUsable(open.now())).isFalse();
  }

  private ApiTokens.Made make(Holder holder, Duration valid) throws RefusedException {
    return new ApiTokens(open)
        .make(HOST, ROOT, holder, "export", Set.of(Scope.READ_MESSAGES, Scope.READ_STATUS), valid);
  }

  @Test
  void aTokenIsShownOnceAndOnlyItsDigestIsKept() throws Exception {
    ApiTokens.Made made = make(Holder.of("export", Role.AUDITOR), Duration.ofDays(30));
    assertThat(made.text().reveal()).matches("mp1_[a-z0-9]{10}_[A-Za-z0-9_-]{43}");
    ApiToken kept = new AccessList(open).token(made.token().id().text());
    assertThat(kept).isEqualTo(made.token());
    assertThat(kept.scopes()).containsExactlyInAnyOrder("read:messages", "read:status");
    assertThat(kept.digest().matches(made.text().secret())).isTrue();
    assertThat(kept.digest().matches(Secret.random())).isFalse();
    assertThat(made.toString()).doesNotContain(made.text().secret().reveal());
  }

  @Test
  void aTokenHasAnEndAndAScope() {
    Holder holder = Holder.of("export", Role.AUDITOR);
    assertThat(refused(() -> make(holder, Duration.ZERO))).isEqualTo(Why.TOKEN_LIMITS);
    assertThat(refused(() -> make(holder, Duration.ofDays(367)))).isEqualTo(Why.TOKEN_LIMITS);
    assertThat(
            refused(
                () ->
                    new ApiTokens(open)
                        .make(HOST, ROOT, holder, "x", Set.of(), Duration.ofDays(1))))
        .isEqualTo(Why.TOKEN_LIMITS);
    assertThat(new AccessList(open).tokens()).isEmpty();
  }

  private ApiTokens.Made make(Identity maker, Holder holder, Scope... scopes) throws Exception {
    return new ApiTokens(open)
        .make(CONSOLE, maker, holder, "export", Set.of(scopes), Duration.ofDays(1));
  }

  @Test
  void aTokenNeverAllowsMoreThanItsMakerMay() throws Exception {
    RecordId user = RecordId.user("anna");
    Identity anna = Identity.of("anna", Role.USER).as(user);
    Identity root = Identity.of("root", Role.ADMINISTRATOR);
    Holder own = Holder.of("anna", Role.USER).as(user);
    Holder program = Holder.of("export", Role.AUDITOR);
    assertThat(make(anna, own, Scope.READ_CONTENT).token().holder()).isEqualTo(own);
    assertThat(make(root, program, Scope.READ_STATUS).token().holder()).isEqualTo(program);
    assertThat(refused(() -> make(root, own, Scope.READ_STATUS))).isEqualTo(Why.TOKEN_FOREIGN);
    assertThat(refused(() -> make(anna, program, Scope.READ_STATUS))).isEqualTo(Why.TOKEN_FOREIGN);
    assertThat(refused(() -> make(anna, Holder.of("anna", Role.ADMINISTRATOR), Scope.READ_STATUS)))
        .isEqualTo(Why.TOKEN_FOREIGN);
    assertThat(refused(() -> make(anna, Holder.of("anna", Role.USER), Scope.READ_STATUS)))
        .isEqualTo(Why.TOKEN_FOREIGN);
    Identity limited = root.within(Set.of(Scope.ADMIN));
    assertThat(refused(() -> make(limited, program, Scope.ADMIN, Scope.READ_STATUS)))
        .isEqualTo(Why.TOKEN_SCOPES);
    assertThat(make(limited, program, Scope.ADMIN).token().scopes()).containsExactly("admin");
  }

  @Test
  void aProgramHasNoNameOfAnAccount() throws Exception {
    added("anna", Role.USER);
    AccountList list = new AccountList(open);
    assertThat(refused(() -> list.program("Anna", Role.AUDITOR))).isEqualTo(Why.ACCOUNT_HAS_ROLE);
    assertThat(list.program("export", Role.AUDITOR)).isEqualTo(Holder.of("export", Role.AUDITOR));
  }

  @Test
  void aTokenIsRevokedOnce() throws Exception {
    ApiTokens.Made made = make(Holder.of("export", Role.AUDITOR), Duration.ofDays(30));
    ApiTokens tokens = new ApiTokens(open);
    tokens.revoke(HOST, made.token().id());
    assertThat(
            catchThrowableOfType(
                    NotFoundException.class, () -> tokens.revoke(HOST, made.token().id()))
                .kind())
        .isEqualTo(NotFoundException.Kind.API_TOKEN);
  }

  @Test
  void sessionsEndOneByOneOrAllOfSomebody() throws Exception {
    Holder anna = Holder.of("anna", Role.USER);
    LoginSession first = session(anna);
    session(anna);
    session(anna);
    Sessions sessions = new Sessions(open);
    sessions.end(HOST, new AccessList(open).session(first.id()));
    assertThat(catchThrowableOfType(NotFoundException.class, () -> sessions.end(HOST, first)))
        .isNotNull();
    assertThat(sessions.endAll(HOST, "anna")).isEqualTo(2);
    assertThat(new AccessList(open).sessions()).isEmpty();
  }

  @Test
  void aTicketLetsItsHolderIn() {
    Holder host = Holder.of("root", Role.ADMINISTRATOR);
    Secret secret = new LoginTickets(open).make(HOST, host);
    assertThat(open.storage().ticketStore().use(secret.digest(), open.now()))
        .hasValueSatisfying(ticket -> assertThat(ticket.holder()).isEqualTo(host));
  }
}
