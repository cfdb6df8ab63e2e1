package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.Step;

/**
 * Keeps mail that goes out. Safe for several threads and processes. Failures of the storage itself
 * are {@link StoreException}s.
 *
 * <ul>
 *   <li>SO-1: a mail is added in one transaction with its activity, the keys under which replies
 *       find it, the event of the activity and its bytes. A mail whose Message-ID or request is
 *       known is not added again.
 *   <li>SO-2: a change reads the state and writes the next one in one step, and two changes never
 *       start from the same state. Several changes together happen all or not at all. They are on
 *       the disk when the call returns, unless they end with a claim. Then they are on the disk
 *       with the next change that is; if power fails before that, they have not happened.
 *   <li>SO-3: the bytes of a mail are the ones that were added, at every time.
 *   <li>SO-4: mail is due in the order in which its time came, and within the same time in the
 *       order in which it was added. It is not due while an earlier mail of the same mailbox and
 *       conversation waits, is held or is under way. A mail that is uncertain holds up nobody: it
 *       may wait for a person for days, and most such mail was accepted.
 *   <li>SO-5: every change of the phase, or of the reason for it, is an entry of the history, and
 *       so is every report and every evidence that changes something.
 *   <li>SO-6: hand-overs are remembered for a day, for the limits of the mailbox.
 *   <li>SO-7: erasing a person removes the bytes of mail that names them, and gives up what was not
 *       sent.
 *   <li>SO-8: what a commit of the {@link ActivityStore} says about mails ({@link
 *       Commit#sightings}) is written with it, in its order, to their states at that time. What
 *       changes nothing is no failure.
 *   <li>SO-9: a look-up of the {@link ActivityStore} names the mails among the activities that it
 *       finds ({@link Known#outgoing}).
 *   <li>SO-10: an id that a server gave a mail in place of its Message-ID ({@link
 *       org.mailpromoter.core.sending.RewrittenId}) is one more key of its activity, from the same
 *       moment at which its answer, or a sighting, is written; decisions that wait for it are due.
 *   <li>SO-11: mail to an address is counted when it is taken, whatever becomes of it, in any case
 *       of letters.
 *   <li>SO-12: the bytes of a mail may be deleted once it was sent, failed or was canceled, and no
 *       copy of it is wanted in the folder of sent mail ({@link SentFolderStore}). Then SO-3 ends.
 *   <li>SO-13: a notice is added in the same way, but its activity is told to no sink, then and
 *       later.
 * </ul>
 *
 * @since 0.1
 */
public interface OutgoingStore {
  /**
   * Keeps a mail (SO-1).
   *
   * @return the mail with its number and that of its activity; empty if its Message-ID, its
   *     activity or its request is known
   */
  Optional<OutgoingMail> add(NewOutgoing mail);

  /**
   * Keeps a mail of the product itself, which is of no interest to a CRM (SO-13). Its activity only
   * lets copies of it be recognized.
   *
   * @return as for {@link #add}
   */
  Optional<OutgoingMail> addNotice(NewOutgoing mail);

  /** A mail. */
  Optional<OutgoingMail> find(OutgoingId id);

  /** The mail that is an activity. */
  Optional<OutgoingMail> of(ActivityId activity);

  /** The mail that a request was for. */
  Optional<OutgoingMail> requested(String request);

  /**
   * Mails, the latest first.
   *
   * @param before only those that were added before this one; empty for the first page
   * @param limit how many at most
   */
  List<OutgoingMail> list(OutgoingFilter filter, Optional<OutgoingId> before, int limit);

  /**
   * Mails of a mailbox whose next try or release is due, in order (SO-4). Of a conversation it is
   * one at most.
   *
   * @param limit how many at most
   */
  List<OutgoingMail> due(MailboxId mailbox, Instant at, int limit);

  /** The mailboxes of which mail is due. Cheap enough to ask every second. */
  List<MailboxId> dueMailboxes(Instant at);

  /**
   * When the next mail of a mailbox is due; empty if none waits for a time. What waits for an
   * earlier mail does not count.
   *
   * @return perhaps a time in the past
   */
  Optional<Instant> nextDue(MailboxId mailbox);

  /** The earlier mail of its conversation for which a mail waits (SO-4); empty if for none. */
  Optional<OutgoingId> waitsFor(OutgoingId id);

  /** The bytes of a mail (SO-3). They are read when they are needed. */
  FrozenMessage message(OutgoingId id);

  /**
   * What an event makes of a mail (SO-2).
   *
   * @return the step; empty if there is no such mail
   */
  default Optional<Step> change(OutgoingId id, SendEvent event, SendProcess process, Instant at) {
    return change(List.of(new OutgoingChange(id, event)), process, at).get(0);
  }

  /**
   * What events make of mails, in this order and together (SO-2).
   *
   * @return the step of each; empty if there is no such mail
   */
  List<Optional<Step>> change(List<OutgoingChange> changes, SendProcess process, Instant at);

  /** The history of a mail, the first entry first (SO-5). */
  List<OutgoingStep> history(OutgoingId id);

  /**
   * The time of the n-th latest hand-over of a mailbox (SO-6).
   *
   * @param n from 1
   */
  Optional<Instant> handOver(MailboxId mailbox, int n);

  /**
   * The time at which the n-th latest mail to an address was taken (SO-11). The work does not grow
   * with what was sent to others, or before.
   *
   * @param n from 1
   */
  Optional<Instant> latestTo(EmailAddress address, int n);

  /**
   * Deletes the bytes of mail that nobody needs any more (SO-12), and overwrites them.
   *
   * @param endedBefore only of mail that came to its end before this time
   * @return of how many mails
   */
  int deleteBytes(Instant endedBefore);
}
