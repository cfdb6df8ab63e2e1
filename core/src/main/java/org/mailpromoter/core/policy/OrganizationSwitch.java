package org.mailpromoter.core.policy;

import java.util.Optional;
import org.mailpromoter.core.fault.EnumWords;

/**
 * The yes-or-no settings of the organization. Each has the Dynamics 365 default unless stated
 * otherwise.
 *
 * @since 0.1
 */
public enum OrganizationSwitch {
  /** "Use correlation to track email conversations" ({@code emailcorrelationenabled}). */
  USE_CORRELATION(
      true,
      "Recognise replies by In-Reply-To, References and Thread-Index"
          + " (\"Use correlation to track email conversations\")"),
  /** "Use tracking tokens". */
  USE_TRACKING_TOKENS(true, "Recognise replies by a tracking token in the subject"),
  /** The other reading of the first switch (semantics C-70). */
  USE_CORRELATION_GATES_ALL_METHODS(
      false, "If use-correlation is off, every method is off, including tracking tokens"),
  /** {@code UseFilteringMethodOfSyncingMailboxOnlyForCorrelation}. */
  SYNCING_MAILBOX_ONLY(
      false, "Only the owner of the synchronized mailbox can accept a message, not co-recipients"),
  /** "Use smart matching" (semantics 3.5). */
  USE_SMART_MATCHING(
      false, "Recognise replies by the words of the subject and common addresses (error-prone)"),
  /** Not in Dynamics 365: siblings whose parent was never seen. */
  USE_SHARED_ANCESTORS(false, "Mail that answers the same unseen mail belongs to one conversation"),
  /** Not in Dynamics 365: the order in which mail is read makes no difference. */
  HEAL_CONVERSATIONS(
      true,
      "A reply that was read before the mail it answers is decided and correlated again when "
          + "that mail becomes an activity"),
  /** {@code IgnoreConversationIndexAndInReplyToForCorrelation}. */
  IGNORE_HEADERS_FOR_CORRELATION(
      false, "Do not recognise replies by In-Reply-To, References and Thread-Index"),
  /** Whether a person untracks mail by taking its mark off (F-10, F-20). */
  UNTRACK_WHEN_MARK_IS_REMOVED(
      true, "If somebody removes the promoted-mark from a message, the next run untracks it"),
  /** {@code DoNotCorrelateForwardedEmailsAsReplies} (C-12). */
  DO_NOT_CORRELATE_FORWARDS(
      false, "Forwarded mail is not a reply, although it has In-Reply-To like one"),
  /** The other reading of the switch before (C-43). */
  FORWARDS_SWITCH_COVERS_THREAD_INDEX(
      false, "do-not-correlate-forwards applies to Thread-Index, too"),
  /** {@code ignoreinternalemail} (semantics 2.3). */
  IGNORE_INTERNAL_EMAIL(
      false,
      "Mail between users becomes one activity instead of two: the received copy is rejected"
          + " (\"Track emails sent between users as two activities\" is off)"),
  /** {@code IgnoreInternalEmailDetectionEnhancement}. */
  INTERNAL_EMAIL_NEEDS_SENT_COPY(
      true, "Internal mail is rejected only when the sent copy is an activity already"),
  /** {@code DoNotIgnoreInternalEmailToQueues}. */
  DO_NOT_IGNORE_INTERNAL_EMAIL_TO_QUEUES(
      true,
      "Mail from a user to a queue is decided by the queue's option instead of being "
          + "rejected"),
  /** {@code IgnoreInternalEmailFromQueues}. */
  IGNORE_INTERNAL_EMAIL_FROM_QUEUES(
      false, "Mail that a queue sent is rejected when the sent copy is an activity already"),
  /** {@code UnresolveEmailAddressIfMultipleMatch} (A-14, P-21). */
  UNRESOLVE_RECIPIENT_IF_AMBIGUOUS(
      false, "A To, Cc or Bcc address that belongs to several records resolves to none of them"),
  /** {@code UnresolveSenderInCaseOfMultipleMatch} (P-14). */
  UNRESOLVE_SENDER_IF_AMBIGUOUS(
      false, "A sender's address that belongs to several records resolves to none of them"),
  /** {@code ResolveForInactiveEntities}, read as: true resolves inactive rows. */
  RESOLVE_INACTIVE_RECORDS(
      false,
      "Inactive records are considered when addresses are looked up; disabled users never "
          + "are"),
  /** {@code RestrictIRMEmailItems}. */
  RESTRICT_PROTECTED_MAIL(false, "Mail under rights management (IRM) is never synchronized"),
  /** The other reading of the sender test. */
  ANY_RECORD_OF_SENDER_COUNTS(
      false,
      "Options 2 and 3 look at every record with the sender's address, not only at the one to "
          + "which the sender resolves"),
  /** The other reading of options 2 and 3. */
  SENDER_OPTIONS_ACCEPT_REPLIES(false, "Options 2 and 3 accept replies from unknown senders, too"),
  /** Not in Dynamics 365 (semantics 9, no. 6). */
  MAILBOX_OWNER_IS_RECIPIENT(
      false, "The owner of a mailbox counts as a recipient of all mail in it, Bcc and lists too"),
  /** "Process emails only for approved users and queues". */
  ONLY_APPROVED_MAILBOXES(true, "Mailboxes that are not approved are not processed"),
  /** {@code CreateQueueItemsForAcceptingQueueRecipients} (P-40). */
  QUEUE_ITEMS_FOR_RECIPIENTS(true, "Every queue that is addressed gets a queue item"),
  /** {@code CreateQueueItemForSynchronizingMailbox} (P-41). */
  QUEUE_ITEM_FOR_MAILBOX(
      true, "The queue whose mailbox is synchronized gets a queue item, addressed or not"),
  /** {@code SSSCreateAdditionalQueueItemsForAlreadyTrackedEmail}. */
  QUEUE_ITEMS_FOR_DUPLICATES(
      false, "A queue gets a queue item for mail in its mailbox that is an activity already"),
  /** Dynamics 365 stores them always (P-52). */
  STORE_ATTACHMENTS(true, "The contents of an activity's attachments are stored with it"),
  /** {@code AutoTrackSentFolderItems} (F-30). */
  AUTO_TRACK_SENT_ITEMS(
      false, "Mail in the Sent folder is processed, too: options 2 and 3 look at its recipients");

  private final String key = EnumWords.of(this);
  private final boolean standard;
  private final String meaning;

  OrganizationSwitch(boolean standard, String meaning) {
    this.standard = standard;
    this.meaning = meaning;
  }

  /** The key in configuration files: the name in lower case with hyphens. */
  public String key() {
    return key;
  }

  /** The default value. */
  public boolean standard() {
    return standard;
  }

  /** What "yes" means, for people. */
  public String meaning() {
    return meaning;
  }

  /** The switch with a key. */
  public static Optional<OrganizationSwitch> of(String key) {
    for (OrganizationSwitch each : values()) {
      if (each.key().equals(key)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
