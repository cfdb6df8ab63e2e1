package org.mailpromoter.core.access;

import java.util.List;
import java.util.Optional;

/**
 * Keeps accounts and their passwords. Thread-safe, also between processes that share a storage.
 *
 * <ul>
 *   <li>AC-1: an account is written only over the version it was made of: of several who change the
 *       same version, one succeeds.
 *   <li>AC-2: the last enabled administrator who has a password stays one if the caller demands it,
 *       also when several administrators are changed at the same time.
 *   <li>AC-3: a removed account leaves no password behind; an account that is added under its name
 *       has none.
 * </ul>
 *
 * @since 0.1
 */
public interface AccountStore {
  /** What became of a change. */
  enum Written {
    /** It is stored. */
    DONE,
    /** Nothing changed: the account has another version by now, is there already, or is gone. */
    STALE,
    /** Nothing changed: afterwards nobody could log in as an administrator (AC-2). */
    LAST_ADMINISTRATOR
  }

  /** All accounts, by name. */
  List<Account> list();

  /** The account with a name. */
  Optional<Account> find(AccountId id);

  /**
   * Adds an account, if its version is 0, or replaces the stored one of the same version. Its
   * version is one more then.
   *
   * @param keepAdministrator whether the last enabled administrator stays one (AC-2)
   */
  Written put(Account account, boolean keepAdministrator);

  /**
   * Removes an account of the same version, with its password.
   *
   * @param keepAdministrator whether the last enabled administrator stays one (AC-2)
   */
  Written remove(Account account, boolean keepAdministrator);

  /** The hash of a password, in the PHC string format; empty if none was set. */
  Optional<String> password(AccountId id);

  /**
   * Sets a password.
   *
   * @param hash in the PHC string format
   * @return whether the account exists
   */
  boolean setPassword(AccountId id, String hash);
}
