package org.mailpromoter.installation.permission;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.permission.ForbiddenException.Why;

/** What one caller may do in one installation. Immutable and pure. */
public final class Permissions {
  private final Identity identity;
  private final Set<RecordId> owners;
  private final Set<MailboxId> mailboxes;

  private Permissions(Identity identity, Set<RecordId> owners, Set<MailboxId> mailboxes) {
    this.identity = identity;
    this.owners = Set.copyOf(owners);
    this.mailboxes = Set.copyOf(mailboxes);
  }

  /** The permissions of a caller. Queues that a user owns are theirs, with their mailboxes. */
  public static Permissions of(Identity identity, Deployment deployment) {
    Objects.requireNonNull(identity, "identity");
    Set<RecordId> owners = owners(identity, deployment.ownerRecords());
    Set<MailboxId> mailboxes =
        deployment.mailboxes().stream()
            .filter(each -> each.policy().owner().filter(owners::contains).isPresent())
            .map(MailboxDeployment::id)
            .collect(Collectors.toSet());
    return new Permissions(identity, owners, mailboxes);
  }

  private static Set<RecordId> owners(Identity identity, List<RecordEntry> records) {
    Set<RecordId> owners = new HashSet<>();
    identity.user().ifPresent(owners::add);
    records.stream()
        .map(RecordEntry::record)
        .filter(each -> each.owner().filter(owners::contains).isPresent())
        .map(PartyRecord::id)
        .toList()
        .forEach(owners::add);
    return owners;
  }

  /** Who they are of. */
  public Identity identity() {
    return identity;
  }

  /** The configured user and the queues that are the caller's own. */
  public Set<RecordId> owners() {
    return owners;
  }

  /** The caller's own mailboxes. */
  public Set<MailboxId> mailboxes() {
    return mailboxes;
  }

  /** On which objects the caller may call a use case. */
  public Reach reach(Operation operation) {
    return identity.scopes().contains(operation.scope())
        ? operation.reach(identity.role())
        : Reach.NONE;
  }

  /** Whether the caller may call a use case on an object. */
  public boolean allows(Operation operation, Belonging of) {
    return switch (reach(operation)) {
      case ALL -> true;
      case OWN -> isOwn(of);
      case NONE -> false;
    };
  }

  /** Whether an object is the caller's own. */
  public boolean isOwn(Belonging of) {
    return of.names().contains(identity.name())
        || !Collections.disjoint(owners, of.owners())
        || !Collections.disjoint(mailboxes, of.mailboxes());
  }

  /** Refuses a use case that the caller may call on no object. */
  public void demand(Operation operation) throws ForbiddenException {
    if (reach(operation) == Reach.NONE) {
      boolean role = operation.reach(identity.role()) == Reach.NONE;
      throw new ForbiddenException(operation, role ? Why.ROLE : Why.SCOPE);
    }
  }

  /** Refuses a use case that the caller may not call on an object. */
  public void demand(Operation operation, Belonging of) throws ForbiddenException {
    demand(operation);
    if (!allows(operation, of)) {
      throw new ForbiddenException(operation, Why.FOREIGN);
    }
  }
}
