package org.mailpromoter.core.diagnosis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MachineMail;

/**
 * A report on the mail of a period.
 *
 * @param since from when on
 * @param messages how many messages, with those whose evidence is no longer stored
 * @param counts by mailbox, outcome and reason
 * @param owners how many messages each considered user and queue accepted and declined, by name
 * @param days promoted and refused messages by the day of receipt (UTC)
 * @param senders whose mail was refused most often, at most ten
 * @param methods how many messages each method correlated
 * @param alone correlated messages of which one method only knew the conversation
 * @param agreeing correlated messages of which several methods found the same conversation
 * @param conflicting correlated messages of which methods found different conversations
 * @param suspicious correlated messages that people should look at, at most twenty
 * @since 0.1
 */
public record Report(
    Instant since,
    long messages,
    List<DecisionCount> counts,
    Map<String, Split> owners,
    Map<LocalDate, Split> days,
    List<RefusedSender> senders,
    Map<CorrelationMethod, Long> methods,
    long alone,
    long agreeing,
    long conflicting,
    List<Suspicious> suspicious) {
  /** Copies the lists. */
  public Report {
    Objects.requireNonNull(since, "since");
    counts = List.copyOf(counts);
    senders = List.copyOf(senders);
    suspicious = List.copyOf(suspicious);
  }

  /** The same with other messages that people should look at. */
  public Report withSuspicious(List<Suspicious> others) {
    return new Report(
        since,
        messages,
        counts,
        owners,
        days,
        senders,
        methods,
        alone,
        agreeing,
        conflicting,
        others);
  }

  /**
   * Messages for and against.
   *
   * @param yes promoted or accepted
   * @param no refused or declined
   */
  public record Split(long yes, long no) {
    Split and(boolean accepted) {
      return accepted ? new Split(yes + 1, no) : new Split(yes, no + 1);
    }
  }

  /**
   * A sender whose mail was refused.
   *
   * @param address the sender
   * @param refused how many messages were refused
   * @param remedies the change that would promote most of the last of them, none when there is none
   * @param helped how many of the last of them it would promote
   * @param looked how many of the last of them were looked at, at most 100
   * @param machine the signs that a machine wrote the last of them; none when a person did
   */
  public record RefusedSender(
      String address,
      long refused,
      List<Change> remedies,
      long helped,
      long looked,
      List<MachineMail> machine) {
    /** Copies the lists. */
    public RefusedSender {
      Objects.requireNonNull(address, "address");
      remedies = List.copyOf(remedies);
      machine = List.copyOf(machine);
    }
  }

  /**
   * A match that a person should check.
   *
   * @param message the decision
   * @param remarks what is odd about the message, in the order of {@link Flaw}
   * @param conflict whether methods found different conversations
   */
  public record Suspicious(StoredDecision message, Set<Flaw> remarks, boolean conflict) {
    /** Copies the set. */
    public Suspicious {
      Objects.requireNonNull(message, "message");
      Set<Flaw> sorted = EnumSet.noneOf(Flaw.class);
      sorted.addAll(remarks);
      remarks = Collections.unmodifiableSet(sorted);
    }

    boolean isSuspicious() {
      return conflict || !remarks.isEmpty();
    }
  }
}
