package org.mailpromoter.graph.stub.fault;

/**
 * Ways in which the service was reported to differ from its documentation, or may differ.
 *
 * @since 0.1
 */
public enum Quirk {
  /** A changed message is a delta row with its id, its folder and what changed, and no more. */
  SPARSE_CHANGES,
  /** Extended properties are answered as {@code Long 0xe08}, however they were asked. */
  NORMALISED_PROPERTY_IDS,
  /** Messages in Sent Items have no internetMessageHeaders and no 0x007D. */
  SENT_WITHOUT_HEADERS,
  /** internetMessageHeaders lacks From, Sender, To, Cc and Bcc. */
  HEADERS_WITHOUT_ADDRESSES,
  /** A message that was moved into a folder is two equal rows of a delta page. */
  MOVED_IN_TWICE,
  /** A message that was moved into a folder is no row of its delta at all. */
  MOVED_IN_UNTOLD,
  /** $top ends a round of delta after so many messages, and the rest is never told. */
  TOP_CAPS_DELTA,
  /** $expand of extended properties in delta is an error 500. */
  EXPAND_BREAKS_DELTA,
  /** internetMessageHeaders is not answered in delta, even where it was selected. */
  NO_HEADERS_IN_DELTA,
  /** 0x007D ends after 255 characters in lists; it is whole in a single message. */
  CUT_HEADERS_IN_LISTS,
  /** There is no delta, as in China. */
  NO_DELTA,
  /** The last row of a page is also the first of the next. */
  REPEATED_ROWS,
  /** The rows of a page are in no order, $orderby or not. */
  SHUFFLED_ROWS,
  /** A delta page with a nextLink and without rows is before each page with rows. */
  EMPTY_PAGES,
  /** Pages of delta have ten rows, whatever the Prefer header says. */
  SMALL_PAGES,
  /** The answers of a batch are in the reverse order. */
  REVERSED_BATCH,
  /** Retry-After is a date, not a number of seconds. */
  RETRY_AFTER_DATE,
  /**
   * Mail that was taken stays among the drafts, as while the mail flow of Exchange stands still; it
   * is submitted, but not sent.
   */
  DRAFTS_WAIT,
  /** Messages cannot be searched by their Message-ID. */
  NO_ID_FILTER,
  /** Categories cannot be searched: ErrorInvalidRestriction or the like. */
  NO_CATEGORY_FILTER
}
