package org.mailpromoter.core.draft;

import java.util.Objects;
import org.mailpromoter.core.party.Role;

/**
 * Somebody to whom a draft is to be sent.
 *
 * @param role To, Cc or Bcc
 * @param name the display name; may be empty
 * @param address what was typed for the address, which may be none yet
 * @since 0.1
 */
public record DraftRecipient(Role role, String name, String address) {
  /** The longest name or address. */
  public static final int LONGEST = 500;

  /**
   * @throws IllegalArgumentException if the role is that of the sender, or a text is too long or
   *     has control characters
   */
  public DraftRecipient {
    Objects.requireNonNull(role, "role");
    if (role == Role.SENDER) {
      throw new IllegalArgumentException("the sender of a draft is no recipient");
    }
    DraftContent.requireLine("name of a recipient", name, LONGEST);
    DraftContent.requireLine("address of a recipient", address, LONGEST);
  }
}
