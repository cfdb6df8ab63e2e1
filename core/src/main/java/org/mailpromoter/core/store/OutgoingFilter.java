package org.mailpromoter.core.store;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.Phase;

/**
 * Which outgoing mails are wanted.
 *
 * @param phases in one of these phases
 * @param mailboxes of these mailboxes only; empty for all
 * @since 0.1
 */
public record OutgoingFilter(Set<Phase> phases, Optional<Set<MailboxId>> mailboxes) {
  /** Every mail. */
  public static final OutgoingFilter ALL =
      new OutgoingFilter(EnumSet.allOf(Phase.class), Optional.empty());

  /** Copies the sets. */
  public OutgoingFilter {
    phases = Set.copyOf(phases);
    mailboxes = mailboxes.map(Set::copyOf);
  }

  /** Mails of one mailbox. */
  public static OutgoingFilter of(MailboxId mailbox, Set<Phase> phases) {
    return new OutgoingFilter(phases, Optional.of(Set.of(mailbox)));
  }
}
