package org.mailpromoter.exchange.stub.store;

import java.util.Optional;

/**
 * An account that can log in.
 *
 * @param name the user name
 * @param password the password
 * @param address the address of the own mailbox; empty for a service without one
 * @param role what the account may do
 */
public record Account(String name, String password, String address, Role role) {
  /** What an account may do. */
  public enum Role {
    /** Looks into its own mailbox and those that others opened for it. */
    PERSON,
    /** May act as anybody (the role ApplicationImpersonation). */
    IMPERSONATES
  }

  /** The address of the own mailbox. */
  public Optional<String> ownMailbox() {
    return address.isEmpty() ? Optional.empty() : Optional.of(address);
  }
}
