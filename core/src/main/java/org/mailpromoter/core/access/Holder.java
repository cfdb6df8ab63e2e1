package org.mailpromoter.core.access;

import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.party.RecordId;

/**
 * Who a session, a login ticket or an API token belongs to.
 *
 * <p>The holder of an {@linkplain #account account} has the role and the user that the account has
 * at the moment, and none if the account is disabled or gone. What is kept here is of the moment of
 * the login.
 *
 * @param name as the audit log shows it
 * @param role what they do with the installation
 * @param user the configured user they are, whose mail is their own
 * @param account their account; empty for those whom somebody else vouches for
 * @since 0.1
 */
public record Holder(String name, Role role, Optional<RecordId> user, Optional<AccountId> account) {
  /** Rejects nulls. */
  public Holder {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(account, "account");
  }

  /** Somebody without an account. */
  public static Holder of(String name, Role role) {
    return new Holder(name, role, Optional.empty(), Optional.empty());
  }

  /** The same, who is a configured user. */
  public Holder as(RecordId configured) {
    return new Holder(name, role, Optional.of(configured), account);
  }
}
