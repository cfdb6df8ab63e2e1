package org.mailpromoter.core.mailbox;

/**
 * An optional capability of a mailbox. Capabilities may be added: code must tolerate unknown ones.
 *
 * @since 0.1
 */
public enum Capability {
  /** Keywords can be set and removed: {@link MailboxSession#mark}. */
  MARKS,
  /** Messages can be moved to another folder: {@link MailboxSession#move}. */
  MOVES,
  /** The server signals new mail: {@link MailboxSession#awaitNews}. */
  NEWS,
  /** Messages are found by their Message-ID: {@link MailboxSession#withMessageId}. */
  FINDS,
  /** Messages can be added to a folder: {@link MailboxSession#append}. */
  APPENDS
}
