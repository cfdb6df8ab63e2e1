package org.mailpromoter.core.decision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.correlation.Correlated;
import org.mailpromoter.core.party.RecordId;

/**
 * The decision about a message. Every decision contains the trace that led to it.
 *
 * @since 0.1
 */
public sealed interface Decision {
  /** What becomes of the message. */
  Outcome outcome();

  /** The Dynamics 365 reason code. */
  Reason reason();

  /** Our precise reasons, the most specific first; at least one. */
  List<SubReason> subReasons();

  /** The questions that led here. */
  Trace trace();

  /** Handles each kind of decision. */
  <T> T match(Cases<T> cases);

  /**
   * One method for each kind of decision.
   *
   * @param <T> what handling yields
   */
  interface Cases<T> {
    /** It becomes an activity. */
    T promote(Promote decision);

    /** It does not become an activity; this is a sync error. */
    T refuse(Refuse decision);

    /** It is out of scope; no sync error. */
    T outOfScope(OutOfScope decision);
  }

  /**
   * The message becomes an email activity.
   *
   * @param reason why
   * @param subReasons the precise reasons
   * @param acceptors every user and queue whose option accepts it, the accepting entity first (2.5,
   *     step 8); empty for mail that a person asked to track
   * @param correlated the conversation it belongs to
   * @param creation the properties of the activity
   * @param trace the questions that led here
   */
  record Promote(
      Reason reason,
      List<SubReason> subReasons,
      List<RecordId> acceptors,
      Correlated correlated,
      Creation creation,
      Trace trace)
      implements Decision {
    /**
     * @throws IllegalArgumentException if the reason does not promote or there is no sub-reason
     */
    public Promote {
      Objects.requireNonNull(correlated, "correlated");
      Objects.requireNonNull(creation, "creation");
      Objects.requireNonNull(trace, "trace");
      subReasons = List.copyOf(subReasons);
      acceptors = List.copyOf(acceptors);
      if (!reason.promotes() || subReasons.isEmpty()) {
        throw new IllegalArgumentException(reason + " does not promote, or has no sub-reason");
      }
    }

    /** The user or queue whose option accepted it first. */
    public Optional<RecordId> acceptor() {
      return acceptors.stream().findFirst();
    }

    @Override
    public Outcome outcome() {
      return Outcome.PROMOTED;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.promote(this);
    }
  }

  /**
   * The message does not become an activity; people see a sync error.
   *
   * @param reason why
   * @param subReasons the precise reasons, the most specific first
   * @param trace the questions that led here
   */
  record Refuse(Reason reason, List<SubReason> subReasons, Trace trace) implements Decision {
    /**
     * @throws IllegalArgumentException if the reason promotes or there is no sub-reason
     */
    public Refuse {
      Objects.requireNonNull(trace, "trace");
      subReasons = List.copyOf(subReasons);
      if (reason.promotes() || subReasons.isEmpty()) {
        throw new IllegalArgumentException("a refusal needs a refusing reason and a sub-reason");
      }
    }

    @Override
    public Outcome outcome() {
      return Outcome.REFUSED;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.refuse(this);
    }
  }

  /**
   * The message is not evaluated; no sync error.
   *
   * @param why why it is out of scope
   * @param trace the question that led here
   */
  record OutOfScope(SubReason why, Trace trace) implements Decision {
    /** Rejects nulls. */
    public OutOfScope {
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(trace, "trace");
    }

    @Override
    public Reason reason() {
      return Reason.UNKNOWN;
    }

    @Override
    public List<SubReason> subReasons() {
      return List.of(why);
    }

    @Override
    public Outcome outcome() {
      return Outcome.OUT_OF_SCOPE;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.outOfScope(this);
    }
  }
}
