package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.AccountStore;
import org.mailpromoter.core.access.AccountStore.Written;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.party.RecordId;

/**
 * What every {@link AccountStore} must keep to; the numbers are those of its documentation.
 *
 * @since 0.1
 */
public interface AccountStoreContract {
  /** A store without accounts, the same one during a test. */
  AccountStore accounts();

  /** An account is found as it was put, and accounts are listed by name. */
  @Test
  default void accountsAreFoundAsTheyWerePut() {
    Account ben = account("ben", Role.AUDITOR).enabled(false);
    Account anna = account("anna", Role.USER).as(RecordId.user("anna"));
    assertThat(accounts().put(ben, true)).isEqualTo(Written.DONE);
    assertThat(accounts().put(anna, true)).isEqualTo(Written.DONE);
    assertThat(accounts().list()).containsExactly(anna.at(1), ben.at(1));
    assertThat(accounts().find(ben.id())).contains(ben.at(1));
    assertThat(accounts().find(new AccountId("cleo"))).isEmpty();
  }

  /** AC-1: whoever changes what somebody else changed meanwhile is refused. */
  @Test
  default void ac1_anAccountIsWrittenOnlyOverTheVersionItWasMadeOf() {
    Account anna = account("anna", Role.USER);
    accounts().put(anna, false);
    assertThat(accounts().put(anna, false)).isEqualTo(Written.STALE);
    assertThat(accounts().put(anna.at(1).in(Role.AUDITOR), false)).isEqualTo(Written.DONE);
    assertThat(accounts().put(anna.at(1).enabled(false), false)).isEqualTo(Written.STALE);
    assertThat(accounts().remove(anna.at(1), false)).isEqualTo(Written.STALE);
    assertThat(accounts().list()).containsExactly(anna.in(Role.AUDITOR).at(2));
    assertThat(accounts().put(account("ben", Role.USER).at(1), false)).isEqualTo(Written.STALE);
    assertThat(accounts().remove(account("ben", Role.USER), false)).isEqualTo(Written.STALE);
  }

  /** AC-1: of several who add the same account at once, one does. */
  @Test
  default void ac1_ofSeveralWhoWriteAtOnceOneSucceeds() throws Exception {
    Account anna = account("anna", Role.USER);
    List<Written> written = AtOnce.call(8, () -> accounts().put(anna, true));
    assertThat(written).filteredOn(Written.DONE::equals).hasSize(1);
  }

  /** AC-2: somebody can always administer. */
  @Test
  default void ac2_theLastAdministratorStays() {
    Account last = administrator("anna");
    assertThat(accounts().put(last.in(Role.USER), true)).isEqualTo(Written.LAST_ADMINISTRATOR);
    assertThat(accounts().put(last.enabled(false), true)).isEqualTo(Written.LAST_ADMINISTRATOR);
    assertThat(accounts().remove(last, true)).isEqualTo(Written.LAST_ADMINISTRATOR);
    assertThat(accounts().list()).containsExactly(last);
    assertThat(accounts().remove(last, false)).isEqualTo(Written.DONE);
    assertThat(accounts().list()).isEmpty();
  }

  /** AC-2: others do not count who cannot log in, or administer nothing. */
  @Test
  default void ac2_onlyAdministratorsWhoCanLogInCount() {
    Account last = administrator("anna");
    accounts().put(account("ben", Role.ADMINISTRATOR), true);
    accounts().put(account("cleo", Role.ADMINISTRATOR).enabled(false), true);
    accounts().setPassword(new AccountId("cleo"), "$argon2id$x");
    accounts().put(account("dora", Role.USER), true);
    accounts().setPassword(new AccountId("dora"), "$argon2id$x");
    assertThat(accounts().remove(last, true)).isEqualTo(Written.LAST_ADMINISTRATOR);
    administrator("ed");
    assertThat(accounts().remove(last, true)).isEqualTo(Written.DONE);
  }

  /** AC-2: two administrators who leave at the same time do not both leave. */
  @Test
  default void ac2_theLastAdministratorStaysAlsoWhenSeveralLeaveAtOnce() throws Exception {
    List<Account> all =
        List.of(administrator("a"), administrator("b"), administrator("c"), administrator("d"));
    AtomicInteger next = new AtomicInteger();
    List<Written> written =
        AtOnce.call(4, () -> accounts().remove(all.get(next.getAndIncrement()), true));
    assertThat(written).filteredOn(Written.DONE::equals).hasSize(3);
    assertThat(accounts().list()).hasSize(1);
  }

  /** AC-3: a password is kept with its account and goes with it. */
  @Test
  default void ac3_aPasswordGoesWithItsAccount() {
    Account anna = administrator("anna");
    assertThat(accounts().password(anna.id())).contains("$argon2id$anna");
    assertThat(accounts().put(anna.in(Role.USER), false)).isEqualTo(Written.DONE);
    assertThat(accounts().password(anna.id())).contains("$argon2id$anna");
    assertThat(accounts().remove(anna.at(2), false)).isEqualTo(Written.DONE);
    assertThat(accounts().password(anna.id())).isEmpty();
    assertThat(accounts().setPassword(anna.id(), "$argon2id$new")).isFalse();
    accounts().put(account("anna", Role.USER), false);
    assertThat(accounts().password(anna.id())).isEqualTo(Optional.empty());
  }

  private Account administrator(String name) {
    Account account = account(name, Role.ADMINISTRATOR);
    accounts().put(account, false);
    accounts().setPassword(account.id(), "$argon2id$" + name);
    return account.at(1);
  }

  private static Account account(String name, Role role) {
    return Account.of(new AccountId(name), "Called " + name, role, Instant.ofEpochSecond(7));
  }
}
