package org.mailpromoter.core.store;

import java.time.Instant;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.message.EmailAddress;

/**
 * Deletes personal data. Deleted data is overwritten; a message stays known as decided, so it is
 * never decided again. Called by one thread at a time.
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
   * Deletes a person wherever the address occurs. Sinks receive an event for every changed
   * activity, so they can delete the data, too.
   *
   * @param address the person's address
   * @param at the current time
   */
  Erased erase(EmailAddress address, Instant at);

  /**
   * What was deleted.
   *
   * @param decisions decisions whose evidence was deleted
   * @param activities activities in which the address, or text by the person, was redacted
   * @param records records that lost the address or, where it was their only one, were deleted
   * @param others what else lost the address: alerts, failures, choices and counters
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
