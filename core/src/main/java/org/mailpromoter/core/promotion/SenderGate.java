package org.mailpromoter.core.promotion;

import java.util.List;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.policy.Policy;

/** Whether From holds a valid address (semantics 2.5, step 2). */
final class SenderGate implements Gate {
  @Override
  public Answer check(Facts facts, Policy policy) {
    AddressList from = facts.envelope().from();
    if (!from.addresses().isEmpty()) {
      return Answer.pass(Question.SENDER_VALID, List.of(seen(from.addresses().get(0).toString())));
    }
    if (from.isEmpty() && facts.envelope().flaws().contains(Flaw.HEADER_CUT)) {
      return refuse(SubReason.HEADER_CUT, List.of(""));
    }
    return from.malformed().isEmpty()
        ? refuse(SubReason.FROM_MISSING, List.of(""))
        : refuse(SubReason.FROM_MALFORMED, from.malformed());
  }

  private static Answer refuse(SubReason why, List<String> written) {
    return Answer.refuse(
        Question.SENDER_VALID,
        Reason.INVALID_SENDER,
        why,
        written.stream().map(SenderGate::seen).toList());
  }

  private static Evidence seen(String value) {
    return new Evidence.Quote(Evidence.Quote.Source.FROM, value);
  }
}
