package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.KnownActivity;

/**
 * Whether the message became an activity before. A known Message-ID on another message
 * is remarked and does not stop it, and so is other content of the same message.
 */
final class DuplicateGate implements Gate {
  @Override
  public Answer check(Facts facts, Policy policy) {
    List<Evidence> saw = new ArrayList<>(2);
    saw.add(new Evidence.Value("Message-ID", facts.envelope().identity().key()));
    Optional<KnownActivity> same = facts.duplicateOf();
    if (same.isPresent()) {
      saw.add(new Evidence.Value("activity", same.get().id().toString()));
      if (facts.replacesContent()) {
        saw.add(otherContent(facts.arrival().contentSize(), same.get().contentSize()));
      }
      return Answer.refuse(
          Question.NOT_A_DUPLICATE, Reason.DUPLICATE, SubReason.ALREADY_TRACKED, saw);
    }
    if (facts.reusesMessageId()) {
      saw.add(
          new Evidence.Value(
              "remark", "another message with a different sender or date used this Message-ID"));
    }
    return Answer.pass(Question.NOT_A_DUPLICATE, saw);
  }

  private static Evidence otherContent(long here, long there) {
    return new Evidence.Value(
        "remark",
        "its content is not that of the activity: "
            + here
            + " bytes here, "
            + there
            + " bytes there");
  }
}
