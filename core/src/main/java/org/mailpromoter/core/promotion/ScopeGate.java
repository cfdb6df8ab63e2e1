package org.mailpromoter.core.promotion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.Policy;

/** Whether the mailbox processes the message at all (A-6, A-25, S-10). */
final class ScopeGate implements Gate {
  @Override
  public Answer check(Facts facts, Policy policy) {
    Optional<MailboxPolicy> mailbox = policy.mailbox(facts.mailbox());
    if (mailbox.filter(MailboxPolicy::incomingEnabled).isEmpty()) {
      return Answer.outOfScope(
          Question.IN_SCOPE,
          SubReason.MAILBOX_DISABLED,
          List.of(new Evidence.Value("mailbox", facts.mailbox().value())));
    }
    Evidence received = new Evidence.Value("received", facts.receivedAt().toString());
    Optional<Instant> start = mailbox.flatMap(MailboxPolicy::processFrom);
    if (start.filter(facts.receivedAt()::isBefore).isPresent()) {
      return Answer.outOfScope(
          Question.IN_SCOPE,
          SubReason.BEFORE_START_DATE,
          List.of(received, new Evidence.Value("process-from", start.get().toString())));
    }
    Evidence size = new Evidence.Value("size", facts.size() + " bytes");
    return facts.size() > Policy.LARGEST_MESSAGE
        ? Answer.refuse(
            Question.IN_SCOPE, Reason.UNKNOWN, SubReason.TOO_LARGE, List.of(received, size))
        : Answer.pass(Question.IN_SCOPE, List.of(received, size));
  }
}
