package org.mailpromoter.core.promotion;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.FolderRegarding;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.Policy;

/**
 * Which of several copies of a message counts, whichever was read first: one in a tracked folder
 * whose record mail follows before others, one that somebody accepts before one that was tracked by
 * hand, one whose mailbox belongs to an earlier recipient before one of a later recipient; then the
 * name of the mailbox decides. Pure.
 */
final class CopyRank {
  private static final int NOT_ADDRESSED = 99_999;

  private CopyRank() {}

  /**
   * The rank; the least counts.
   *
   * @param facts the copy
   * @param byHand whether a person asked to track it
   */
  static String of(Facts facts, boolean byHand, Policy policy) {
    Optional<MailboxPolicy> mailbox = policy.mailbox(facts.mailbox());
    boolean linked =
        mailbox.flatMap(each -> each.regardingOf(facts.location().folder())).isPresent()
            && policy.organization().folderRegarding() == FolderRegarding.EVERY_RUN;
    int place =
        mailbox.flatMap(MailboxPolicy::owner).map(each -> place(each, facts)).orElse(NOT_ADDRESSED);
    return (linked ? "0" : "1")
        + (byHand ? "1" : "0")
        + padded(place)
        + ' '
        + facts.mailbox()
        + '\n'
        + facts.location().folder();
  }

  /** Five digits, so that texts are in the order of their numbers; a format costs more. */
  private static String padded(int place) {
    return Integer.toString(NOT_ADDRESSED + 1 + place).substring(1);
  }

  private static int place(RecordId owner, Facts facts) {
    List<Participant> recipients = facts.recipients();
    for (int i = 0; i < Math.min(recipients.size(), NOT_ADDRESSED); i++) {
      if (recipients.get(i).candidates().stream().anyMatch(each -> each.id().equals(owner))) {
        return i;
      }
    }
    return NOT_ADDRESSED;
  }
}
