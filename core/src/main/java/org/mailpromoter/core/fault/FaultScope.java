package org.mailpromoter.core.fault;

/**
 * How far a failure reaches; work outside its reach goes on.
 *
 * @since 0.1
 */
public enum FaultScope {
  /** One message; the rest of its folder goes on. */
  MESSAGE,
  /** One folder; the other folders of the mailbox go on. */
  FOLDER,
  /** One mailbox; the other mailboxes go on. */
  MAILBOX,
  /** A server profile and every mailbox behind it. */
  PROFILE,
  /** The whole installation: configuration, storage or a record directory. */
  INSTALLATION
}
