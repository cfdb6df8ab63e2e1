package org.mailpromoter.graph.stub.store;

import java.util.Optional;

/**
 * Who asks.
 *
 * @param name the id of a program, or the address of a person
 * @param mailbox the only mailbox that may be read; empty for a program that may read all
 */
public record Caller(String name, Optional<String> mailbox) {
  /** A program with application permissions. */
  public static Caller program(String id) {
    return new Caller(id, Optional.empty());
  }

  /** A person, and a program that acts for this person only. */
  public static Caller person(String address) {
    return new Caller(address, Optional.of(address));
  }

  /** Returns whether a mailbox may be read. */
  public boolean mayRead(StoredMailbox wanted) {
    return mailbox.map(wanted.address()::equalsIgnoreCase).orElse(true);
  }
}
