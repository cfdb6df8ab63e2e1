package org.mailpromoter.installation.change;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.AccountStore;
import org.mailpromoter.core.access.AccountStore.Written;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.RefusedException.Why;
import org.mailpromoter.installation.password.Passphrase;
import org.mailpromoter.installation.password.Passwords;
import org.mailpromoter.installation.permission.Operation;

/**
 * Changes who can log in with a password. Through the console and the API the last administrator
 * who can log in stays one: nobody could undo it there. A command may do it, because whoever gives
 * commands can add an administrator.
 */
public final class Accounts {
  private final OpenInstallation open;

  /** The accounts of an installation. */
  public Accounts(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Adds an account with a password.
   *
   * @param account not stored yet
   * @throws RefusedException if there is one of this name, or the password is not good enough;
   *     nothing is added then
   * @throws InterruptedException if the thread was interrupted
   */
  public Account add(Requester by, Account account, String password)
      throws RefusedException, InterruptedException {
    return entry(by, account.id())
        .concerning(account.user())
        .to(text(account))
        .<Account, RefusedException, InterruptedException, RuntimeException>run(
            entry -> {
              Passphrase.demandGood(account.id(), password);
              String hash = Passwords.hash(password);
              demandDone(store().put(account, false), account, Why.ACCOUNT_EXISTS);
              store().setPassword(account.id(), hash);
              return account.at(1);
            });
  }

  private AccountStore store() {
    return open.storage().accountStore();
  }

  private Audited entry(Requester by, AccountId id) {
    return Audited.of(open, by, Operation.CHANGE_ACCOUNTS, "account " + id);
  }

  private static String text(Account account) {
    return EnumWords.of(account.role())
        + account.user().map(user -> ", " + user).orElse("")
        + (account.enabled() ? "" : ", disabled");
  }

  private static void demandDone(Written written, Account account, Why stale)
      throws RefusedException {
    if (written == Written.LAST_ADMINISTRATOR) {
      throw new RefusedException(Why.LAST_ADMINISTRATOR, account.id());
    }
    if (written == Written.STALE) {
      throw new RefusedException(stale, account.id());
    }
  }

  /**
   * Gives an account another role, user or name, or enables or disables it. Sessions of one that is
   * disabled end.
   *
   * @param changed made of the account as it was read
   * @throws NotFoundException if the account does not exist any more
   * @throws RefusedException if somebody else changed it since, or nobody could administer
   *     afterwards
   */
  public Account change(Requester by, Account changed) throws NotFoundException, RefusedException {
    return entry(by, changed.id())
        .concerning(changed.user())
        .to(text(changed))
        .<Account, NotFoundException, RefusedException, RuntimeException>run(
            entry -> {
              Account before = demanded(changed.id());
              entry.from(text(before));
              if (changed.equals(before)) {
                entry.unchanged();
                return changed;
              }
              demandDone(store().put(changed, keeps(by)), changed, Why.ACCOUNT_CHANGED);
              if (!changed.enabled()) {
                endSessions(changed.id());
              }
              return changed.at(changed.version() + 1);
            });
  }

  private Account demanded(AccountId id) throws NotFoundException {
    return store().find(id).orElseThrow(() -> NotFoundException.of(Kind.ACCOUNT, id));
  }

  private static boolean keeps(Requester by) {
    return by.channel() != Channel.COMMAND;
  }

  private void endSessions(AccountId id) {
    open.storage().sessionStore().endAll(id.name());
  }

  /**
   * Sets the password of an account. Its sessions end, so that whoever knew the former password is
   * logged out.
   *
   * @throws NotFoundException if the account does not exist
   * @throws RefusedException if the password is not good enough
   * @throws InterruptedException if the thread was interrupted
   */
  public void setPassword(Requester by, AccountId id, String password)
      throws NotFoundException, RefusedException, InterruptedException {
    entry(by, id)
        .to("another password")
        .<AccountId, NotFoundException, RefusedException, InterruptedException>run(
            entry -> {
              entry.concerning(demanded(id).user());
              Passphrase.demandGood(id, password);
              String hash = Passwords.hash(password);
              if (!store().setPassword(id, hash)) {
                throw NotFoundException.of(Kind.ACCOUNT, id);
              }
              endSessions(id);
              return id;
            });
  }

  /**
   * Removes an account. Its sessions end, and its API tokens are revoked.
   *
   * @param account as it was read
   * @throws RefusedException if somebody else changed it since, or nobody could administer
   *     afterwards
   */
  public void remove(Requester by, Account account) throws RefusedException {
    Optional<RecordId> user = account.user();
    entry(by, account.id())
        .concerning(user)
        .from(text(account))
        .to("removed")
        .run(
            entry -> {
              demandDone(store().remove(account, keeps(by)), account, Why.ACCOUNT_CHANGED);
              endSessions(account.id());
              revokeTokens(account.id());
              return account;
            });
  }

  private void revokeTokens(AccountId id) {
    Predicate<ApiToken> itsOwn = each -> each.holder().account().equals(Optional.of(id));
    open.storage().apiTokenStore().list(id.name()).stream()
        .filter(itsOwn)
        .forEach(each -> open.storage().apiTokenStore().revoke(each.id(), open.now()));
  }
}
