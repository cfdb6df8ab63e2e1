package org.mailpromoter.exchange.stub.fault;

/**
 * Ways in which servers differ from what one expects of Exchange 2016.
 *
 * @since 0.1
 */
public enum Quirk {
  /** Dates with nine fractional digits, as Gromox writes them. */
  NINE_DIGIT_FRACTIONS,
  /** No ConversationIndex, even where it was asked for, as with Gromox. */
  NO_CONVERSATION_INDEX,
  /** A garbage sync state is treated as the beginning, as with Gromox. */
  FORGIVING_SYNC_STATE,
  /** SyncFolderItems says that there is more when there is not. */
  LYING_LAST_ITEM,
  /** SyncFolderItems repeats the last change of a page on the next page. */
  REPEATED_CHANGES,
  /** GetItem answers in the reverse of the order that was asked. */
  REVERSED_ANSWERS,
  /** GetItem leaves out the last answer of a batch. */
  FEWER_ANSWERS,
  /**
   * No header as it was transported, and people of this server by their Exchange addresses, as of
   * mail that was sent from a mailbox of Exchange.
   */
  SENT_FROM_HERE,
  /** SyncFolderItems lists the newest change first, as Gromox and some versions of Exchange do. */
  NEWEST_FIRST,
  /** FindItem refuses to compare categories with anything, as Gromox does. */
  CATEGORIES_NOT_COMPARED,
  /**
   * Mail that was taken stays among the drafts, as while the mail flow of Exchange stands still; it
   * is submitted, but not sent.
   */
  DRAFTS_WAIT,
  /** FindItem refuses every restriction. */
  NO_RESTRICTIONS,
  /** FindItem refuses everything. */
  NO_SEARCH,
  /** FindItem never says where the next page begins, and always that there is one. */
  ENDLESS_PAGES,
  /** A message that is moved into a folder is reported only as a change of the folder. */
  NO_MOVED_EVENT,
  /** Events are collected before they are sent, as Gromox does for five seconds. */
  EVENTS_IN_STEPS,
  /** Raw characters beyond ASCII are question marks in the header as it was transported. */
  ASCII_HEADERS
}
