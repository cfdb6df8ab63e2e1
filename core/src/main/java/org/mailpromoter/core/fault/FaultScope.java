package org.mailpromoter.core.fault;

/**
 * The scope of a failure; work outside the scope continues.
 *
 * @since 0.1
 */
public enum FaultScope {
  /** One message; the rest of its folder continues. */
  MESSAGE,
  /** One folder; the other folders of the mailbox continue. */
  FOLDER,
  /** One mailbox; the other mailboxes continue. */
  MAILBOX,
  /** A server profile and every mailbox behind it. */
  PROFILE,
  /** The whole installation: configuration, storage or a record directory. */
  INSTALLATION
}
