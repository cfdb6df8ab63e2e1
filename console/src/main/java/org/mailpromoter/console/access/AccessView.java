package org.mailpromoter.console.access;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.installation.ask.AccessList;
import org.mailpromoter.installation.ask.AccountList;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Reach;

/** Makes the page of accounts, tokens and sessions. */
final class AccessView {
  private static final int MOST = 50;

  private final Visit visit;
  private final Instant now;

  AccessView(Visit visit) {
    this.visit = visit;
    this.now = visit.open().now();
  }

  AccessPage page(Frame frame) {
    boolean sees = reach(Operation.SEE_ACCOUNTS) == Reach.ALL;
    boolean changes = reach(Operation.CHANGE_ACCOUNTS) == Reach.ALL;
    boolean ended = visit.request().query().first("ended").isPresent();
    List<ApiToken> tokens = tokens().stream().filter(each -> ended || each.isUsable(now)).toList();
    List<LoginSession> sessions = sessions();
    return new AccessPage(
        frame,
        new AccessPage.Who(sees, changes, reach(Operation.MAKE_TOKEN) != Reach.NONE, ended),
        sees ? accounts(changes) : List.of(),
        tokens.stream().limit(MOST).map(this::row).toList(),
        more(tokens.size(), "token", "tokens"),
        sessions.stream().limit(MOST).map(this::row).toList(),
        more(sessions.size(), "session", "sessions"));
  }

  private Reach reach(Operation operation) {
    return visit.permissions().reach(operation);
  }

  private static String more(int all, String one, String several) {
    return all > MOST ? Words.count(all - MOST, "more " + one, "more " + several) : "";
  }

  private List<AccessPage.AccountRow> accounts(boolean changes) {
    return new AccountList(visit.open()).list().stream().map(each -> row(each, changes)).toList();
  }

  private AccessPage.AccountRow row(AccountList.Row row, boolean changes) {
    Account account = row.account();
    return new AccessPage.AccountRow(
        changes ? AccountScreen.path(account.id()) : "",
        account.id().name(),
        account.name(),
        EnumWords.of(account.role()),
        account.user().map(RecordId::toString).orElse(""),
        own(account),
        state(row));
  }

  private static Chip state(AccountList.Row row) {
    if (!row.account().enabled()) {
      return new Chip(Tone.NO, "disabled");
    }
    return row.hasPassword()
        ? new Chip(Tone.YES, "can log in")
        : new Chip(Tone.WAIT, "no password");
  }

  /** The mailboxes and queues that are an account's own. */
  private String own(Account account) {
    Identity identity = Identity.of(account.id().name(), account.role());
    Permissions permissions =
        Permissions.of(
            account.user().map(identity::as).orElse(identity), visit.open().parts().deployment());
    Stream<String> mailboxes = permissions.mailboxes().stream().map(MailboxId::value).sorted();
    Stream<String> queues =
        permissions.owners().stream()
            .filter(each -> each.kind().equals(RecordKind.QUEUE))
            .map(RecordId::toString)
            .sorted();
    return Stream.concat(mailboxes, queues).collect(Collectors.joining(", "));
  }

  private List<ApiToken> tokens() {
    AccessList list = new AccessList(visit.open());
    return reach(Operation.SEE_ACCESS) == Reach.ALL
        ? list.tokens()
        : list.tokens(visit.identity().name());
  }

  private AccessPage.TokenRow row(ApiToken token) {
    boolean usable = token.isUsable(now);
    return new AccessPage.TokenRow(
        token.id().text(),
        token.label(),
        token.holder().name(),
        token.scopes().stream().sorted().toList(),
        token.used().map(each -> Moment.of(each, now)).stream().toList(),
        Moment.of(token.expires(), now),
        usable
            ? new Chip(Tone.YES, "usable")
            : new Chip(Tone.CALM, token.revoked().isPresent() ? "revoked" : "expired"),
        usable && mayRevoke(token.holder().name()));
  }

  private boolean mayRevoke(String holder) {
    return visit.permissions().allows(Operation.REVOKE_ACCESS, Belonging.to(holder));
  }

  private List<LoginSession> sessions() {
    AccessList list = new AccessList(visit.open());
    return reach(Operation.SEE_ACCESS) == Reach.ALL
        ? list.sessions()
        : list.sessions(visit.identity().name());
  }

  private AccessPage.SessionRow row(LoginSession session) {
    boolean current =
        visit.caller().session().filter(each -> each.id().equals(session.id())).isPresent();
    return new AccessPage.SessionRow(
        session.id(),
        session.holder().name(),
        EnumWords.of(session.holder().role()),
        Devices.of(session.device()),
        way(session) + (session.address().isEmpty() ? "" : ", from " + session.address()),
        Moment.of(session.seen(), now),
        Moment.of(session.ends(), now),
        current,
        mayRevoke(session.holder().name()));
  }

  private static String way(LoginSession session) {
    return switch (session.way()) {
      case TOKEN -> "with a login ticket";
      case PASSWORD -> "with a password";
      case OIDC -> "at the provider";
      case PROXY -> "through the proxy";
    };
  }
}
