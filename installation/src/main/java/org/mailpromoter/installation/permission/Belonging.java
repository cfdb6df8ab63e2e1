package org.mailpromoter.installation.permission;

import java.util.Collection;
import java.util.Set;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;

/**
 * Whose an object is. It is own if one of the owners or one of the mailboxes is.
 *
 * @param names names of callers, for sessions, API tokens and jobs
 * @param owners users and queues
 * @param mailboxes where it was seen
 */
public record Belonging(Set<String> names, Set<RecordId> owners, Set<MailboxId> mailboxes) {
  /** What is of the whole organization. */
  public static final Belonging TO_NOBODY = new Belonging(Set.of(), Set.of(), Set.of());

  /** Copies the sets. */
  public Belonging {
    names = Set.copyOf(names);
    owners = Set.copyOf(owners);
    mailboxes = Set.copyOf(mailboxes);
  }

  /** An object of a user or queue. */
  public static Belonging to(RecordId owner) {
    return new Belonging(Set.of(), Set.of(owner), Set.of());
  }

  /** An object of a mailbox. */
  public static Belonging to(MailboxId mailbox) {
    return new Belonging(Set.of(), Set.of(), Set.of(mailbox));
  }

  /** An object that a caller made. */
  public static Belonging to(String name) {
    return new Belonging(Set.of(name), Set.of(), Set.of());
  }

  /** An object of several users and queues, seen in several mailboxes. */
  public static Belonging to(Collection<RecordId> owners, Collection<MailboxId> mailboxes) {
    return new Belonging(Set.of(), Set.copyOf(owners), Set.copyOf(mailboxes));
  }
}
