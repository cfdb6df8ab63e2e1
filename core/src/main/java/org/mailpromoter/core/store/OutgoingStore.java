package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.mailbox.MailboxId;
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
 *       start from the same state. It is on the disk when it returns, except for a claim, which may
 *       be lost when power fails: then it has not happened.
 *   <li>SO-3: the bytes of a mail are the ones that were added, at every time.
 *   <li>SO-4: mail is due in the order in which its time came, and within the same time in the
 *       order in which it was added.
 *   <li>SO-5: every change of the phase, or of the reason for it, is an entry of the history.
 *   <li>SO-6: hand-overs are remembered for a day, for the limits of the mailbox.
 *   <li>SO-7: erasing a person removes the bytes of mail that names them, and gives up what was not
 *       sent.
 *   <li>SO-8: a notice is added in the same way, but its activity is told to no sink, then and
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
   * Keeps a mail of the product itself, which is of no interest to a CRM (SO-8). Its activity only
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
   * Mails of a mailbox whose next try or release is due, in order (SO-4).
   *
   * @param limit how many at most
   */
  List<OutgoingMail> due(MailboxId mailbox, Instant at, int limit);

  /** The mailboxes of which mail is due. Cheap enough to ask every second. */
  List<MailboxId> dueMailboxes(Instant at);

  /**
   * When the next mail of a mailbox is due; empty if none waits for a time.
   *
   * @return perhaps a time in the past
   */
  Optional<Instant> nextDue(MailboxId mailbox);

  /** The bytes of a mail (SO-3). They are read when they are needed. */
  FrozenMessage message(OutgoingId id);

  /**
   * What an event makes of a mail (SO-2).
   *
   * @return the step; empty if there is no such mail
   */
  Optional<Step> change(OutgoingId id, SendEvent event, SendProcess process, Instant at);

  /** The history of a mail, the first entry first (SO-5). */
  List<OutgoingStep> history(OutgoingId id);

  /**
   * The time of the n-th latest hand-over of a mailbox (SO-6).
   *
   * @param n from 1
   */
  Optional<Instant> handOver(MailboxId mailbox, int n);
}
