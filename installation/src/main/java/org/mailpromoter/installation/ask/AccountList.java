package org.mailpromoter.installation.ask;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.RefusedException.Why;

/** Who can log in with a password. */
public final class AccountList {
  private final OpenInstallation open;

  /**
   * An account.
   *
   * @param account the account
   * @param hasPassword whether it can be logged in with
   */
  public record Row(Account account, boolean hasPassword) {}

  /** The accounts of an installation. */
  public AccountList(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /** All accounts, by name. */
  public List<Row> list() {
    return open.storage().accountStore().list().stream().map(this::row).toList();
  }

  private Row row(Account account) {
    return new Row(account, open.storage().accountStore().password(account.id()).isPresent());
  }

  /** The account with a name as people type it. */
  public Account find(String name) throws NotFoundException {
    return AccountId.parse(name)
        .flatMap(open.storage().accountStore()::find)
        .orElseThrow(() -> missing(name));
  }

  /**
   * A program without an account, to which API tokens can belong.
   *
   * @throws RefusedException if there is an account of this name
   */
  public Holder program(String name, Role role) throws RefusedException {
    if (AccountId.parse(name).flatMap(open.storage().accountStore()::find).isPresent()) {
      throw new RefusedException(Why.ACCOUNT_HAS_ROLE, name);
    }
    return Holder.of(name, role);
  }

  private NotFoundException missing(String name) {
    List<String> known =
        open.storage().accountStore().list().stream().map(each -> each.id().name()).toList();
    return NotFoundException.among(Kind.ACCOUNT, name, known);
  }
}
