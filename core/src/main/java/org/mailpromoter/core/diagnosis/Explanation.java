package org.mailpromoter.core.diagnosis;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.message.MessageId;

/**
 * The explanation of a decision, as values. {@code core.diagnosis.english} puts it into words.
 *
 * @param decision the decision
 * @param trace the questions that were asked, empty when the evidence is not stored any more
 * @param machine the signs that a machine wrote the message
 * @param answered the mail that the message answers, when the decision turned on it and it is not
 *     tracked
 * @param failures the strategies that failed on a message that was refused
 * @param passesToday whether the message would be promoted under the current settings, and is not
 * @param remedies the changes that would have promoted the message, the least far-reaching first;
 *     pairs of them where no single change is enough
 * @since 0.1
 */
public record Explanation(
    StoredDecision decision,
    Optional<Trace> trace,
    Set<MachineMail> machine,
    Optional<AnsweredMail> answered,
    List<StrategyReport> failures,
    boolean passesToday,
    List<Remedy> remedies) {
  /** Copies the collections. */
  public Explanation {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(trace, "trace");
    Set<MachineMail> sorted = EnumSet.noneOf(MachineMail.class);
    sorted.addAll(machine);
    machine = Collections.unmodifiableSet(sorted);
    Objects.requireNonNull(answered, "answered");
    failures = List.copyOf(failures);
    remedies = List.copyOf(remedies);
  }

  /**
   * The mail that a message answers.
   *
   * @param id its Message-ID
   * @param decision the decision about it, empty when it was never seen
   */
  public record AnsweredMail(MessageId id, Optional<StoredDecision> decision) {
    /** Rejects nulls. */
    public AnsweredMail {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(decision, "decision");
    }
  }

  /** The explanation of a decision whose evidence is no longer stored. */
  static Explanation withoutEvidence(StoredDecision decision) {
    return new Explanation(
        decision, Optional.empty(), Set.of(), Optional.empty(), List.of(), false, List.of());
  }

  /** The action that decides the message again, if that helps. */
  public Optional<Action> decidingAgain() {
    return passesToday || !failures.isEmpty()
        ? Optional.of(new Action.DecideAgain(decision.id()))
        : Optional.empty();
  }
}
