package org.mailpromoter.core.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.party.RecordId;

/**
 * Somebody who may log in with a password of this installation.
 *
 * @param id the name they log in with
 * @param name what people call them
 * @param role what they do with the installation
 * @param user the configured user they are, whose mail is their own
 * @param enabled whether they may log in
 * @param created when it was added
 * @param version counts the changes of the stored account, from 1; 0 for one that is not stored
 * @since 0.1
 */
public record Account(
    AccountId id,
    String name,
    Role role,
    Optional<RecordId> user,
    boolean enabled,
    Instant created,
    long version) {
  /** The longest name. */
  public static final int NAME_LENGTH = 200;

  /** Rejects nulls and names that are too long. */
  public Account {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(created, "created");
    if (name.length() > NAME_LENGTH) {
      throw new IllegalArgumentException("the name is longer than " + NAME_LENGTH);
    }
  }

  /** An enabled account that is not stored yet. */
  public static Account of(AccountId id, String name, Role role, Instant created) {
    return new Account(id, name, role, Optional.empty(), true, created, 0);
  }

  /** The same of a configured user. */
  public Account as(RecordId configured) {
    return as(Optional.of(configured));
  }

  /** The same of a configured user, or of none. */
  public Account as(Optional<RecordId> configured) {
    return new Account(id, name, role, configured, enabled, created, version);
  }

  /** The same, whom people call otherwise. */
  public Account called(String other) {
    return new Account(id, other, role, user, enabled, created, version);
  }

  /** The same with another role. */
  public Account in(Role other) {
    return new Account(id, name, other, user, enabled, created, version);
  }

  /** The same, which may log in or not. */
  public Account enabled(boolean now) {
    return new Account(id, name, role, user, now, created, version);
  }

  /** The same with another version. */
  public Account at(long other) {
    return new Account(id, name, role, user, enabled, created, other);
  }

  /** Whether they may log in as an administrator. */
  public boolean administers() {
    return enabled && role == Role.ADMINISTRATOR;
  }

  /** Who they are for sessions and API tokens. */
  public Holder holder() {
    return new Holder(id.name(), role, user, Optional.of(id));
  }
}
