package org.mailpromoter.core.diagnosis.english;

import org.mailpromoter.core.decision.SubReason;

/**
 * What speaks for or against a message, as a clause without a full stop.
 *
 * @since 0.1
 */
public final class EnglishFinding {
  private EnglishFinding() {}

  /** The clause of a finding. */
  public static String of(SubReason finding) {
    return switch (finding) {
      case ACCEPTS_ALL -> "accepts the message, as it accepts all mail";
      case ACCEPTS_REPLY -> "accepts the message, as it is a reply to tracked mail";
      case ACCEPTS_SENDER -> "accepts the message because of its sender";
      case OPTION_NONE -> "accepts nothing automatically";
      case REPLIES_ONLY_NOT_A_REPLY ->
          "accepts replies to tracked mail only, and the message is not a reply";
      case REPLIES_ONLY_PARENT_UNKNOWN ->
          "accepts replies to tracked mail only, and the mail that this one answers is not tracked";
      case REPLIES_ONLY_TOKEN_UNKNOWN ->
          "accepts replies to tracked mail only, and no tracked mail has the token in the subject";
      case REPLIES_ONLY_CORRELATION_OFF ->
          "accepts replies to tracked mail only; the message is one, but a setting keeps the system"
              + " from recognising it";
      case REPLIES_ONLY_STRATEGY_FAILED ->
          "accepts replies to tracked mail only, and one correlation strategy failed, so the "
              + "message may be one";
      case SENDER_UNKNOWN -> "wants a known sender, and nobody in the system has the address";
      case SENDER_INACTIVE -> "wants a known sender, and only inactive records have the address";
      case SENDER_AMBIGUOUS ->
          "wants a known sender, and more than a hundred records have the address";
      case SENDER_KIND_EXCLUDED ->
          "wants a lead, contact or account as sender, and the sender is something else";
      case NOT_ADDRESSED ->
          "is addressed only in Bcc or through a list, where only option all (0) accepts mail";
      case NO_USER_OR_QUEUE -> "no address belongs to a user or queue";
      case RECIPIENT_INACTIVE -> "only inactive users or queues are addressed";
      case FROM_MISSING -> "From holds no address";
      case FROM_MALFORMED -> "From holds something that is not an address";
      case ALREADY_TRACKED -> "the message is in the system already";
      case MAILBOX_DISABLED -> "incoming mail of the mailbox is not processed";
      case BEFORE_START_DATE ->
          "the message was received before the date from which the mailbox is processed";
      case TOO_LARGE -> "the message is larger than 150 MB";
      case REPLIES_ONLY_SENDER_NOT_TRUSTED ->
          "accepts replies to tracked mail only; the message is one, but its sender is not trusted"
              + " with the conversation";
      case SENDER_SEVERAL_RECORDS ->
          "wants a known sender, and several records have the address, which a setting leaves"
              + " unresolved";
      case RECIPIENT_AMBIGUOUS ->
          "the address of a user or queue belongs to other records, too, and a setting leaves it"
              + " unresolved";
      case INTERNAL_MAIL ->
          "the message is the received copy of mail between users, and the sent copy counts";
      case MAILBOX_NOT_APPROVED -> "the mailbox is not approved";
      case PROTECTED_MAIL -> "the message is under rights management, and a setting keeps it out";
      case MACHINE_MAIL ->
          "a machine wrote the message, and the user or queue refuses machine " + "mail";
      case MARKED_AS_TRACKED -> "somebody marked the message to be tracked";
      case IN_TRACKED_FOLDER -> "the message lies in a tracked folder";
      case ACCEPTS_RECIPIENT -> "accepts the message because of its recipients";
      case SENT_ITEMS_NOT_TRACKED -> "mail in the Sent folder is not tracked automatically";
      case CONVERSATION_STOPPED -> "somebody stopped tracking the conversation";
      case NO_KNOWN_RECIPIENT -> "accepts sent mail only if a recipient is known, and none is";
      case NOT_AFTER_WATERMARK ->
          "the message was received no later than mail that was processed before it arrived";
      case NOT_FORWARDED_AS_ATTACHMENT ->
          "the mailbox takes mail that is forwarded as an attachment, and nothing is attached"
              + " (InvalidForwardMailItem)";
      case CREATION_FAILED ->
          "the message could not be read, or its activity could not be created; the next run tries"
              + " again";
      case CREATION_GIVEN_UP ->
          "the message could not be read, or its activity could not be created, and there is no "
              + "automatic retry";
      case VANISHED ->
          "the message disappeared from the mailbox before its activity could be created";
      case EVALUATION_FAILED -> "the message could not be evaluated";
      case AUTHOR_UNCLEAR ->
          "wants a known sender, and it is not clear who in From wrote the message";
      case HEADER_CUT ->
          "the header of the message is longer than what is read, and what is missing may be in "
              + "the rest";
      case ADDRESSES_CUT ->
          "the message has more addresses than are read, and an address that counts may be among the"
              + " rest";
    };
  }
}
