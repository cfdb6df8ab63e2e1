package org.mailpromoter.core.decision;

/**
 * The precise reason, more specific than the reason code of Dynamics 365 (semantics 9, no. 2). The
 * names are stored; add new ones at the end and never reuse one.
 *
 * @since 0.1
 */
public enum SubReason {
  /** The owner accepts all mail. */
  ACCEPTS_ALL(true),
  /** The owner accepts replies, and this is one. */
  ACCEPTS_REPLY(true),
  /** The owner accepts mail from senders of this kind. */
  ACCEPTS_SENDER(true),
  /** The owner's option accepts nothing automatically. */
  OPTION_NONE(false),
  /** The owner accepts replies only, and the message names no conversation at all. */
  REPLIES_ONLY_NOT_A_REPLY(false),
  /** The owner accepts replies only, and the message answers mail that was never tracked. */
  REPLIES_ONLY_PARENT_UNKNOWN(false),
  /** The owner accepts replies only, and the tracking token is unknown here. */
  REPLIES_ONLY_TOKEN_UNKNOWN(false),
  /**
   * The owner accepts replies only; it is one, but a switch keeps the correlation from counting.
   */
  REPLIES_ONLY_CORRELATION_OFF(false),
  /** The owner wants a known sender, and no record has the address. */
  SENDER_UNKNOWN(false),
  /** The owner wants a known sender, and only inactive records have the address. */
  SENDER_INACTIVE(false),
  /** The owner wants a known sender, and too many records have the address. */
  SENDER_AMBIGUOUS(false),
  /** The sender is known but is not a lead, contact or account. */
  SENDER_KIND_EXCLUDED(false),
  /** The owner is addressed in Bcc or through a list only, and its option is not All. */
  NOT_ADDRESSED(false),
  /** No address in To, Cc or Bcc belongs to a user or queue. */
  NO_USER_OR_QUEUE(false),
  /** Only disabled users or inactive queues were addressed. */
  RECIPIENT_INACTIVE(false),
  /** The From header is absent or holds no address. */
  FROM_MISSING(false),
  /** The From header holds something that is not an address. */
  FROM_MALFORMED(false),
  /** The same message became an activity before. */
  ALREADY_TRACKED(false),
  /** The mailbox is switched off for incoming mail. */
  MAILBOX_DISABLED(false),
  /** The message was received before the date from which the mailbox is processed. */
  BEFORE_START_DATE(false),
  /** The message is larger than 150 MB. */
  TOO_LARGE(false),
  /** The message could not be evaluated; the trace holds the failure. */
  EVALUATION_FAILED(false),
  /** The owner accepts replies only; it is one, but its sender is not trusted with it. */
  REPLIES_ONLY_SENDER_NOT_TRUSTED(false),
  /** Several records have the sender's address, and a switch leaves it unresolved. */
  SENDER_SEVERAL_RECORDS(false),
  /** Several records have a recipient's address, and a switch leaves it unresolved. */
  RECIPIENT_AMBIGUOUS(false),
  /** Mail between users whose sent copy is an activity, or counts as one. */
  INTERNAL_MAIL(false),
  /** The mailbox was not approved. */
  MAILBOX_NOT_APPROVED(false),
  /** The message is under rights management, and a switch keeps such mail out. */
  PROTECTED_MAIL(false),
  /** A machine wrote the message, and the owner refuses such mail. */
  MACHINE_MAIL(false),
  /** The message carries a keyword that asks for tracking. */
  MARKED_AS_TRACKED(true),
  /** The message lies in a tracked folder. */
  IN_TRACKED_FOLDER(true),
  /** The owner accepts mail that it sends to recipients of this kind (F-30). */
  ACCEPTS_RECIPIENT(true),
  /** Sent mail is not tracked automatically. */
  SENT_ITEMS_NOT_TRACKED(false),
  /** Somebody stopped tracking the conversation. */
  CONVERSATION_STOPPED(false),
  /** The owner wants mail to known recipients, and no record has an address of the recipients. */
  NO_KNOWN_RECIPIENT(false),
  /** The message was received no later than mail that the mailbox had processed before (S-10). */
  NOT_AFTER_WATERMARK(false),
  /** A message has no attachment in a mailbox that receives forwarded mail. */
  NOT_FORWARDED_AS_ATTACHMENT(false),
  /**
   * The owner accepts replies only; whether it is one is not known, because a correlation strategy
   * failed.
   */
  REPLIES_ONLY_STRATEGY_FAILED(false),
  /** Its activity could not be created, which is tried again (S-40). */
  CREATION_FAILED(false),
  /** Its activity could not be created, and all attempts are used up (S-40). */
  CREATION_GIVEN_UP(false),
  /** The owner wants a known sender, and it is not clear who in From wrote the message. */
  AUTHOR_UNCLEAR(false),
  /** The header is longer than the limit; the missing information may be in the rest. */
  HEADER_CUT(false),
  /** The mailbox stopped listing it before its activity could be created. */
  VANISHED(false),
  /** The message has more addresses than are read, and the missing one may be among the rest. */
  ADDRESSES_CUT(false);

  private final boolean accepts;

  SubReason(boolean accepts) {
    this.accepts = accepts;
  }

  /** Whether it accepts the message. */
  public boolean accepts() {
    return accepts;
  }
}
