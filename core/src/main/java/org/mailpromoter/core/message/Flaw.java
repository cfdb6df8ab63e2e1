package org.mailpromoter.core.message;

/**
 * An anomaly or defect of a message. A flaw is a remark, never a reason to lose the message.
 *
 * @since 0.1
 */
public enum Flaw {
  /** No Message-ID; the identity is a digest of header and content (semantics A-47). */
  NO_MESSAGE_ID,
  /** More than one From, Subject or Message-ID header; the first counts. */
  AMBIGUOUS_HEADER,
  /** The Date header is absent or cannot be read; the received date is used instead. */
  BAD_DATE,
  /** The header block or one of its lines was longer than the limit and was cut. */
  HEADER_CUT,
  /** More addresses than the limit; the rest was left out. */
  ADDRESSES_CUT,
  /** More references than the limit; the oldest but the first were left out. */
  REFERENCES_CUT,
  /** An address header holds entries that are not addresses. */
  MALFORMED_ADDRESS,
  /** A charset is unknown; UTF-8 was read in its place, or windows-1252 where it is not UTF-8. */
  UNKNOWN_CHARSET,
  /** The decoded text was longer than the limit and was cut. */
  BODY_CUT,
  /** Too many parts, or, as earlier versions wrote, too deep a nesting; the rest was left out. */
  STRUCTURE_CUT,
  /** The MIME structure is damaged; what could be read was kept. */
  DAMAGED_STRUCTURE,
  /** A part is not written in the encoding that it names; what could be read was kept. */
  DAMAGED_ENCODING,
  /** The header was read, but the body was gone or unreadable when it was asked for. */
  BODY_MISSING,
  /** The same Message-ID was seen before on another message; both are kept. */
  MESSAGE_ID_REUSED,
  /** The sender is not a participant of the conversation that the message was correlated with. */
  STRANGER_IN_CONVERSATION,
  /** A trusted server says that the message does not come from the sender's domain. */
  SENDER_NOT_AUTHENTICATED,
  /** Several records have the sender's address, and none was chosen. */
  SENDER_AMBIGUOUS,
  /** Attachments were left out, because of their type or size. */
  ATTACHMENTS_LEFT_OUT,
  /** A later copy of the message had attachments that the first one lacked, and replaced it. */
  CONTENT_REPLACED,
  /**
   * From does not name one author unambiguously: the field is repeated, names several addresses,
   * contains a group, or has another address next to the one that counts. No record is resolved as
   * the sender.
   */
  AUTHOR_UNCLEAR,
  /** The header could not be read; only the place of the message is known. */
  HEADER_UNREAD,
  /** Parts are nested too deep; deeper parts were left out. */
  NESTING_CUT
}
