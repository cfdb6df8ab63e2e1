package org.mailpromoter.core.store;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.Phase;

/**
 * Which outgoing mails are wanted.
 *
 * @param phases in one of these phases
 * @param mailbox of this mailbox only; empty for all
 * @since 0.1
 */
public record OutgoingFilter(Set<Phase> phases, Optional<MailboxId> mailbox) {
  /** Every mail. */
  public static final OutgoingFilter ALL =
      new OutgoingFilter(EnumSet.allOf(Phase.class), Optional.empty());

  /** Copies the set. */
  public OutgoingFilter {
    phases = Set.copyOf(phases);
    Objects.requireNonNull(mailbox, "mailbox");
  }
}
