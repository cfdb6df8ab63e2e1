package org.mailpromoter.core.store;

import java.time.Instant;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.message.EmailAddress;

/**
 * Deletes what is known of people. What is deleted is overwritten, and a message stays known as
 * decided, so that it is never decided again. Called by one thread at a time.
 *
 * @since 0.1
 */
public interface Privacy {
  /**
   * Deletes sender, subject, facts and trace of mail that is not an activity.
   *
   * @param reason why it was refused
   * @param decidedBefore only decisions older than this
   * @return how many decisions were stripped
   */
  long forget(Reason reason, Instant decidedBefore);

  /**
   * Deletes a person wherever the address stands. Sinks are told of every activity that changed, so
   * that they can forget, too.
   *
   * @param address the person's address
   * @param at what time it is
   */
  Erased erase(EmailAddress address, Instant at);

  /**
   * What was deleted.
   *
   * @param decisions decisions whose evidence was deleted
   * @param activities activities in which the address, or what the person wrote, was blotted out
   * @param records records that lost the address or, where it was their only one, were deleted
   * @param others what else lost the address: alerts, failures, choices and counters
   * @param remaining how often the address still stands in the files of the store; not 0 only when
   *     other settings hold it
   */
  record Erased(long decisions, long activities, long records, long others, long remaining) {
    /** Whether the address stood nowhere. */
    public boolean isNothing() {
      return decisions + activities + records + others + remaining == 0;
    }
  }
}
