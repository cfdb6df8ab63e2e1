package org.mailpromoter.core.diagnosis.english;

import java.util.Set;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.message.MachineMail;

/**
 * What a person can do about each reason for which a message was not promoted: the catalogue of
 * item-level errors (semantics 7.1), one entry for each of our sub-reasons.
 *
 * @since 0.1
 */
public final class Resolution {
  /**
   * Reasons against which a Track option or a contact helps, which make no sense for a newsletter.
   */
  private static final Set<SubReason> WANTS_MORE_MAIL =
      Set.of(SubReason.SENDER_UNKNOWN, SubReason.OPTION_NONE, SubReason.REPLIES_ONLY_NOT_A_REPLY);

  private Resolution() {}

  /**
   * What to do about a message that has signs of machine mail, or none of them. A newsletter's
   * address does not belong in the contacts.
   */
  static String of(SubReason why, Set<MachineMail> signs) {
    return !signs.isEmpty() && WANTS_MORE_MAIL.contains(why)
        ? "No action is needed if nobody misses this machine mail; otherwise mark single messages"
            + " to be tracked."
        : of(why);
  }

  /** What to do, in a sentence or two; empty for reasons that accept a message. */
  public static String of(SubReason why) {
    return switch (why) {
      case ACCEPTS_ALL,
          ACCEPTS_REPLY,
          ACCEPTS_SENDER,
          ACCEPTS_RECIPIENT,
          MARKED_AS_TRACKED,
          IN_TRACKED_FOLDER ->
          "";
      case OPTION_NONE ->
          "Give the user or queue another Track option, or mark single messages to be tracked.";
      case REPLIES_ONLY_NOT_A_REPLY ->
          "Give the user another Track option, for example contacts (2), or mark the message to be"
              + " tracked.";
      case REPLIES_ONLY_PARENT_UNKNOWN ->
          "Track the mail that this one answers, or record it as sent mail if the system"
              + " sent it.";
      case REPLIES_ONLY_TOKEN_UNKNOWN ->
          "The token was made elsewhere, or belongs to mail that was never recorded: record the "
              + "mail"
              + " that the system sends.";
      case REPLIES_ONLY_CORRELATION_OFF ->
          "Change the setting named in the explanation, or mark the message to be tracked.";
      case REPLIES_ONLY_SENDER_NOT_TRUSTED ->
          "Check who wrote it. If it is genuine, mark it to be tracked, or relax the setting "
              + "named in the explanation.";
      case REPLIES_ONLY_STRATEGY_FAILED ->
          "Fix the plugin named in the explanation, or install another version of it; then "
              + "decide the messages again.";
      case SENDER_UNKNOWN -> "Add the sender's address to a contact, account or lead.";
      case NO_KNOWN_RECIPIENT -> "Add a recipient's address to a contact, account or lead.";
      case SENDER_INACTIVE ->
          "Activate the sender's record, or set resolve-inactive-records to yes.";
      case SENDER_AMBIGUOUS, SENDER_SEVERAL_RECORDS ->
          "Remove the address from all records but one.";
      case SENDER_KIND_EXCLUDED ->
          "Store the sender as contact, account or lead, or set the Track option to records (3).";
      case NOT_ADDRESSED ->
          "Set the Track option of the mailbox's owner to all (0). Another option decides only if"
              + " the owner counts as a recipient: for that, add the alias that the mail names, if"
              + " any, to the owner's addresses, or set mailbox-owner-is-recipient to yes. It may"
              + " still refuse the mail.";
      case NO_USER_OR_QUEUE ->
          "If the mail names an alias of a user or queue, add the alias to its addresses; its"
              + " Track option then decides. Otherwise track single messages by hand.";
      case RECIPIENT_INACTIVE ->
          "Activate the user or queue, or let another one own the address; its Track option then"
              + " decides.";
      case RECIPIENT_AMBIGUOUS ->
          "Remove the address from all records but the user or queue, or set"
              + " unresolve-recipient-if-ambiguous to no; its Track option then decides.";
      case FROM_MISSING, FROM_MALFORMED ->
          "Nothing can be done here: the sender must put an address into From.";
      case ALREADY_TRACKED -> "No action is needed: the activity exists.";
      case INTERNAL_MAIL ->
          "No action is needed if one activity is enough; otherwise set ignore-internal-email to"
              + " no; the Track options then decide.";
      case MAILBOX_DISABLED -> "Set enabled of the mailbox to yes.";
      case MAILBOX_NOT_APPROVED -> "Set approved of the mailbox to yes.";
      case BEFORE_START_DATE ->
          "Set process-from of the mailbox or its server to an earlier date; the mail is then "
              + "decided again.";
      case TOO_LARGE -> "Ask the sender for a link, or mail in several parts.";
      case PROTECTED_MAIL ->
          "Set restrict-protected-mail to no; the activity will hold the protected message only.";
      case MACHINE_MAIL -> "Remove the kind from refuse-machine-mail of the user or queue.";
      case SENT_ITEMS_NOT_TRACKED ->
          "Set auto-track-sent-items to yes, or mark the message to be tracked.";
      case CONVERSATION_STOPPED ->
          "Track the conversation again, or mark the message to be tracked.";
      case NOT_AFTER_WATERMARK ->
          "Set watermark to arrival, or mark the message to be tracked; it is then decided again.";
      case NOT_FORWARDED_AS_ATTACHMENT ->
          "Change the rule of the other mailbox to forward as attachment instead of forward or "
              + "redirect.";
      case CREATION_FAILED -> "No action is needed yet: the next runs try again.";
      case CREATION_GIVEN_UP ->
          "Fix the problem and decide the message again, or mark it to be tracked. A message "
              + "that is gone can be promoted without its body.";
      case AUTHOR_UNCLEAR ->
          "Check who wrote it: such a From may be forged. If it is genuine, mark the message to "
              + "be tracked, and ask the sender to put one author into From.";
      case HEADER_CUT ->
          "Nothing can be done here: the sender must write a shorter header, for"
              + " example with fewer recipients.";
      case ADDRESSES_CUT ->
          "Mark the message to be tracked if it matters. Ask the sender to write to fewer "
              + "addresses at a time, or to a list.";
      case VANISHED -> "No action is needed: somebody removed the message from the mailbox.";
      case EVALUATION_FAILED ->
          "This is a defect: report it with the failure shown in the explanation.";
    };
  }
}
