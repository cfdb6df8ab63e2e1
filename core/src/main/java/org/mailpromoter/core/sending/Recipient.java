package org.mailpromoter.core.sending;

import java.util.Objects;
import org.mailpromoter.core.party.Role;

/**
 * A recipient of a mail, and what is known of it.
 *
 * @param address where it goes
 * @param role To, Cc or Bcc
 * @param state what is known
 * @param words why, as a server or a report said it; empty if nothing was said
 * @since 0.1
 */
public record Recipient(EnvelopeAddress address, Role role, RecipientState state, String words) {
  /**
   * @throws IllegalArgumentException if the role is that of the sender
   */
  public Recipient {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(words, "words");
    if (role == Role.SENDER) {
      throw new IllegalArgumentException("the sender is no recipient");
    }
  }

  /** A recipient of a mail that was never tried. */
  public static Recipient of(Role role, EnvelopeAddress address) {
    return new Recipient(address, role, RecipientState.PENDING, "");
  }

  /** The same recipient in another state. */
  public Recipient with(RecipientState next, String why) {
    return new Recipient(address, role, next, why);
  }
}
