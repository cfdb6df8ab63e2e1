package org.mailpromoter.core.access;

/**
 * What a person does with an installation.
 *
 * @since 0.1
 */
public enum Role {
  /** Configures it and sees the decisions about everybody's mail. */
  ADMINISTRATOR,
  /** Sees and chooses what is tracked of their own mail. */
  USER,
  /** Reads what others do, and changes nothing. */
  AUDITOR
}
