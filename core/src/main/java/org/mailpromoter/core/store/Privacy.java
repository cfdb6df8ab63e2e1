package org.mailpromoter.core.store;

import java.time.Instant;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.message.EmailAddress;

/**
 * Deletes what is known of people. What is deleted is overwritten, and a message stays known as
 * decided, so that it is never decided anew. Thread-safe; what is asked for at the same time is
 * done one after the other.
 *
 * <ul>
 *   <li>PV-1: a person that is erased stands nowhere any more in what the storage keeps; what the
 *       person wrote or sent goes, too, unless others sent the same.
 *   <li>PV-2: sinks are told of every activity that erasing changed, and of no other.
 *   <li>PV-3: a decision whose message was forgotten stays, with its reason and without sender,
 *       subject, facts and trace; it is forgotten once.
 *   <li>PV-4: a decision that is written without facts and trace leaves nothing else of its message
 *       behind than digests, whatever was kept of it before.
 *   <li>PV-5: a progress can end the work. Erasing then has changed nothing; what was forgotten
 *       until then stays forgotten.
 *   <li>PV-6: finding a person counts what erasing would change, and changes nothing.
 * </ul>
 *
 * @since 0.1
 */
public interface Privacy {
  /** Stands in activities for the address of every person that was erased. */
  EmailAddress ERASED = new EmailAddress("erased@erased.invalid");

  /**
   * Deletes sender, subject, facts and trace of mail that is not an activity.
   *
   * @param reason why it was refused
   * @param decidedBefore only decisions older than this
   * @return how many decisions were stripped
   */
  default long forget(Reason reason, Instant decidedBefore) {
    return forget(reason, decidedBefore, Progress.NONE);
  }

  /**
   * The same, followed by a progress.
   *
   * @param progress counts stripped decisions, after they are stripped
   * @throws java.util.concurrent.CancellationException if the progress ended the work (PV-5)
   */
  long forget(Reason reason, Instant decidedBefore, Progress progress);

  /**
   * Deletes a person wherever the address occurs. Sinks receive an event for every changed
   * activity, so they can delete the data, too.
   *
   * @param address the person's address
   * @param at the current time
   */
  default Erased erase(EmailAddress address, Instant at) {
    return erase(address, at, Progress.NONE);
  }

  /**
   * The same, followed by a progress.
   *
   * @param progress counts decisions that were searched for the address
   * @throws java.util.concurrent.CancellationException if the progress ended the work (PV-5)
   */
  Erased erase(EmailAddress address, Instant at, Progress progress);

  /**
   * Counts where an address occurs.
   *
   * @param address the person's address
   * @param progress counts decisions that were searched for the address
   * @throws java.util.concurrent.CancellationException if the progress ended the work
   */
  Found find(EmailAddress address, Progress progress);

  /**
   * Where an address occurs, counted as in {@link Erased}.
   *
   * @param decisions decisions whose evidence would be deleted
   * @param activities activities that would be redacted
   * @param records records that would lose it
   * @param others what else would lose it
   */
  record Found(long decisions, long activities, long records, long others) {
    /** Whether it occurs nowhere. */
    public boolean isNothing() {
      return decisions + activities + records + others == 0;
    }
  }

  /**
   * What was deleted.
   *
   * @param decisions decisions whose evidence was deleted
   * @param activities activities in which the address, or text by the person, was redacted
   * @param records records that lost the address or, where it was their only one, were deleted
   * @param others what else lost the address: outgoing mail, drafts, alerts, failures, choices,
   *     counters, accounts with their sessions and tokens, and the audit log
   * @param remaining how often the address still occurs in the files of the store; not 0 only if
   *     other settings contain it
   */
  record Erased(long decisions, long activities, long records, long others, long remaining) {
    /** Whether the address occurred nowhere. */
    public boolean isNothing() {
      return decisions + activities + records + others + remaining == 0;
    }
  }
}
