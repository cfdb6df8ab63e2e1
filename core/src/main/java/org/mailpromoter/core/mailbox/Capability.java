package org.mailpromoter.core.mailbox;

/**
 * What a kind of mailbox can do beyond being read. More may come: code that receives one must cope
 * with those it does not know.
 *
 * @since 0.1
 */
public enum Capability {
  /** Keywords can be put on messages and taken off: {@link MailboxSession#mark}. */
  MARKS,
  /** Messages can be moved to another folder: {@link MailboxSession#move}. */
  MOVES,
  /** The server says when something arrives: {@link MailboxSession#awaitNews}. */
  NEWS
}
