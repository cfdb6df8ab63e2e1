package org.mailpromoter.installation.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.LoginWay;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.installation.OpenInstallation;

/** Begins and ends sessions of people who log in and out, and keeps it in the audit log. */
public final class Logins {
  /** The word of a login in the audit log. */
  public static final String LOG_IN = "log-in";

  /** The word of a logout in the audit log. */
  public static final String LOG_OUT = "log-out";

  /** Both words. */
  public static final List<String> WORDS = List.of(LOG_IN, LOG_OUT);

  private final OpenInstallation open;

  /**
   * A login that was refused.
   *
   * @param way how it was tried
   * @param name the name that was typed; empty if none is
   * @param address where it came from
   * @param others how many more there were since the last one that was kept
   */
  public record Refused(LoginWay way, String name, String address, long others) {
    /** Rejects nulls. */
    public Refused {
      Objects.requireNonNull(way, "way");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(address, "address");
    }
  }

  /** The logins of an installation. */
  public Logins(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /** Begins a session. */
  public void begin(Requester by, LoginSession session) {
    Audited.of(open, by, LOG_IN, "session " + session.id())
        .concerning(session.holder().user())
        .to(EnumWords.of(session.way()) + ", from " + session.address())
        .run(
            entry -> {
              open.storage().sessionStore().begin(session);
              return session;
            });
  }

  /** Ends the session of whoever logs out. */
  public void end(Requester by, LoginSession session) {
    Audited.of(open, by, LOG_OUT, "session " + session.id())
        .concerning(session.holder().user())
        .run(entry -> open.storage().sessionStore().end(session.digest()));
  }

  /**
   * Keeps that a login was refused. The name that was typed is kept only if there is such an
   * account: people type their password into the wrong field.
   */
  public void refused(Requester by, Refused refused) {
    Optional<Account> account =
        AccountId.parse(refused.name()).flatMap(open.storage().accountStore()::find);
    String more = refused.others() == 0 ? "" : ", and " + refused.others() + " more before";
    Audited.of(open, by, LOG_IN, account.map(each -> "account " + each.id()).orElse("nobody"))
        .concerning(account.flatMap(Account::user))
        .to(EnumWords.of(refused.way()) + ", from " + refused.address() + more)
        .refused("login/" + EnumWords.of(refused.way()));
  }
}
