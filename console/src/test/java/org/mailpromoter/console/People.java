package org.mailpromoter.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.LoginWay;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.change.Accounts;
import org.mailpromoter.installation.change.ApiTokens;
import org.mailpromoter.installation.change.Logins;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Scope;

/** People who use the sample installation. */
final class People {
  static final String PASSWORD = "several words to remember";

  private static final Requester HOST = Requester.command(new Actor.Person("root"));
  private static final Identity ROOT = Identity.of("root", Role.ADMINISTRATOR);
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

  private final OpenInstallation open;

  private People(OpenInstallation open) {
    this.open = open;
  }

  /** Adds accounts, tokens, sessions, and what they did. */
  static void in(OpenInstallation open) throws Exception {
    new People(open).add();
  }

  private void add() throws Exception {
    Holder maria = account("maria", "Maria Campbell", Role.ADMINISTRATOR);
    Holder christopher = account("christopher", "Christopher Reed", Role.USER);
    account("olga", "Olga Audit", Role.AUDITOR);
    token(christopher, "Nightly export", Scope.READ_MESSAGES, Scope.READ_STATUS);
    token(Holder.of("grafana", Role.AUDITOR), "Dashboards", Scope.READ_STATUS);
    session(maria, LoginWay.PASSWORD, FIREFOX, "10.1.2.3");
    session(christopher, LoginWay.OIDC, "curl/8", "2001:db8::7");
    new Logins(open)
        .refused(
            new Requester(new Actor.Program("login page"), Channel.CONSOLE, "r-1", ""),
            new Logins.Refused(LoginWay.PASSWORD, "maria", "203.0.113.9", 41));
  }

  private Holder account(String id, String name, Role role) throws Exception {
    Account account = Account.of(new AccountId(id), name, role, open.now());
    boolean configured = role != Role.AUDITOR;
    return new Accounts(open)
        .add(HOST, configured ? account.as(RecordId.user(id)) : account, PASSWORD)
        .holder();
  }

  private void token(Holder holder, String label, Scope... scopes) throws Exception {
    new ApiTokens(open).make(HOST, ROOT, holder, label, Set.of(scopes), Duration.ofDays(90));
  }

  private void session(Holder holder, LoginWay way, String device, String address) {
    Instant now = open.now();
    LoginSession session =
        LoginSession.begun(Secret.random().digest(), holder, way, now, device, address);
    new Logins(open)
        .begin(new Requester(new Actor.Person(holder.name()), Channel.CONSOLE, "r-1", ""), session);
  }
}
