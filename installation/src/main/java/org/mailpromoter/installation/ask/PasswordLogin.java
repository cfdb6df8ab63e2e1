package org.mailpromoter.installation.ask;

import java.util.Optional;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.AccountStore;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.password.Passphrase;
import org.mailpromoter.installation.password.Passwords;

/** Who logs in with a name and a password. Thread-safe. */
public final class PasswordLogin {
  private PasswordLogin() {}

  /**
   * Whose name and password these are. It takes as long whether the name or the password is wrong.
   *
   * @param name as it was typed
   * @return empty if there is no such account, it is disabled or has no password, or the password
   *     is another one
   * @throws InterruptedException if the thread was interrupted while others were checked
   */
  public static Optional<Holder> check(OpenInstallation open, String name, String password)
      throws InterruptedException {
    AccountStore accounts = open.storage().accountStore();
    Optional<AccountId> id = AccountId.parse(name);
    Optional<String> hash = id.flatMap(accounts::password);
    String typed = password.length() > Passphrase.LONGEST * 2 ? "" : password;
    boolean matches = Passwords.matches(typed, hash.orElseGet(Nobody::hash)) && hash.isPresent();
    return id.filter(each -> matches)
        .flatMap(accounts::find)
        .filter(Account::enabled)
        .map(Account::holder);
  }

  /** The password of nobody, computed at the first wrong name. */
  private static final class Nobody {
    private static final String HASH = compute();

    private static String hash() {
      return HASH;
    }

    private static String compute() {
      try {
        return Passwords.hash(Secret.random().reveal());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted before the first login", e);
      }
    }
  }
}
