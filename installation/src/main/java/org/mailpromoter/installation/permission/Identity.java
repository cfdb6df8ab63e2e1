package org.mailpromoter.installation.permission;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.party.RecordId;

/** Who calls a use case. Immutable. */
public final class Identity {
  private final String name;
  private final Role role;
  private final @Nullable RecordId user;
  private final Set<Scope> scopes;

  private Identity(String name, Role role, @Nullable RecordId user, Set<Scope> scopes) {
    this.name = Objects.requireNonNull(name, "name");
    this.role = Objects.requireNonNull(role, "role");
    this.user = user;
    this.scopes = Set.copyOf(scopes);
  }

  /**
   * A person or program with every scope.
   *
   * @param name as the audit log shows it: an account, or an operating system user
   */
  public static Identity of(String name, Role role) {
    return new Identity(name, role, null, EnumSet.allOf(Scope.class));
  }

  /** The same, who is a configured user, whose mailboxes and queues are their own. */
  public Identity as(RecordId configuredUser) {
    return new Identity(name, role, configuredUser, scopes);
  }

  /** The same, limited to scopes. */
  public Identity within(Set<Scope> some) {
    return new Identity(name, role, user, some);
  }

  /** The name in the audit log. */
  public String name() {
    return name;
  }

  /** What they do with the installation. */
  public Role role() {
    return role;
  }

  /** The configured user they are; empty for an administrator who is none, or a program. */
  public Optional<RecordId> user() {
    return Optional.ofNullable(user);
  }

  /** What their token is limited to. */
  public Set<Scope> scopes() {
    return scopes;
  }

  /** The actor of their changes. */
  public Actor actor() {
    return new Actor.Person(name);
  }
}
