package org.mailpromoter.core.decision;

import java.util.Objects;
import org.mailpromoter.core.party.Role;

/**
 * Why a user or queue is considered.
 *
 * @since 0.1
 */
public sealed interface Via {
  /**
   * It is addressed.
   *
   * @param role which header names it
   * @param address its address there
   */
  record Addressed(Role role, String address) implements Via {
    /** Rejects nulls. */
    public Addressed {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(address, "address");
    }
  }

  /** It owns the mailbox. */
  enum MailboxOwner implements Via {
    /** The message reached the owner in Bcc or through a list. */
    NOT_ADDRESSED,
    /** The owner sent the message. */
    SENDER,
    /** The owner may be among the addresses that are not read. */
    OUT_OF_SIGHT
  }
}
