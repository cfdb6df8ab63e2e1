package org.mailpromoter.core.sending;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.message.EmailAddress;

/**
 * What happens to an outgoing mail. Immutable.
 *
 * @since 0.1
 */
public sealed interface SendEvent {
  /** Handles each event. */
  <T> T match(Cases<T> cases);

  /**
   * One method for each event.
   *
   * @param <T> what handling yields
   */
  interface Cases<T> {
    /** Somebody asks to send it. */
    T requested(Requested event);

    /** A sender takes it. */
    T claimed(Claimed event);

    /** The point of no return is written. */
    T handedOver(HandedOver event);

    /** A try has a result. */
    T answered(Answered event);

    /** The process that tried it is gone. */
    T interrupted(Interrupted event);

    /** Something holds it. */
    T held(Held event);

    /** What held it is gone. */
    T released(Released event);

    /** A person wants it tried at once. */
    T hurried(Hurried event);

    /** A person gives it up. */
    T canceled(Canceled event);

    /** A person decides about one that is uncertain. */
    T settled(Settled event);

    /** Evidence was found that it was sent. */
    T proven(Proven event);

    /** A delivery report about one recipient arrived. */
    T reported(Reported event);
  }

  /** Somebody asks to send it. */
  record Requested() implements SendEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.requested(this);
    }
  }

  /** A sender takes it. */
  record Claimed() implements SendEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.claimed(this);
    }
  }

  /**
   * The point of no return is written.
   *
   * @param refused recipients whom the server has refused individually
   */
  record HandedOver(Map<EnvelopeAddress, ServerReply> refused) implements SendEvent {
    /** Copies the map. */
    public HandedOver {
      refused = Map.copyOf(refused);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.handedOver(this);
    }
  }

  /**
   * A try has a result.
   *
   * @param outcome the result
   */
  record Answered(SubmissionOutcome outcome) implements SendEvent {
    /** Rejects null. */
    public Answered {
      Objects.requireNonNull(outcome, "outcome");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.answered(this);
    }
  }

  /** The process that tried it is gone. */
  record Interrupted() implements SendEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.interrupted(this);
    }
  }

  /**
   * Something holds it.
   *
   * @param reason what
   * @param words the same for people; empty if the reason says all
   * @param until when it is released; empty if nobody knows
   */
  record Held(SendReason reason, String words, Optional<Instant> until) implements SendEvent {
    /** Rejects nulls. */
    public Held {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(words, "words");
      Objects.requireNonNull(until, "until");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.held(this);
    }
  }

  /** What held it is gone. */
  record Released() implements SendEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.released(this);
    }
  }

  /** A person wants it tried at once. */
  record Hurried() implements SendEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.hurried(this);
    }
  }

  /** A person gives it up. */
  record Canceled() implements SendEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.canceled(this);
    }
  }

  /** What a person says about a mail that is uncertain. */
  enum Verdict {
    /** It was sent. */
    SENT,
    /** It is to be sent again, whatever became of it. */
    AGAIN,
    /** It is given up, whatever became of it. */
    CANCEL
  }

  /**
   * A person decides about a mail that is uncertain.
   *
   * @param verdict what the person says
   */
  record Settled(Verdict verdict) implements SendEvent {
    /** Rejects null. */
    public Settled {
      Objects.requireNonNull(verdict, "verdict");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.settled(this);
    }
  }

  /**
   * Evidence was found that it was sent.
   *
   * @param evidence the evidence
   */
  record Proven(Evidence evidence) implements SendEvent {
    /** Rejects null. */
    public Proven {
      Objects.requireNonNull(evidence, "evidence");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.proven(this);
    }
  }

  /**
   * A delivery report about one recipient arrived.
   *
   * @param recipient the recipient
   * @param state {@link RecipientState#DELAYED}, {@link RecipientState#DELIVERED} or {@link
   *     RecipientState#UNDELIVERED}
   * @param words what the report says
   */
  record Reported(EmailAddress recipient, RecipientState state, String words) implements SendEvent {
    /**
     * @throws IllegalArgumentException if no report says that
     */
    public Reported {
      Objects.requireNonNull(recipient, "recipient");
      Objects.requireNonNull(words, "words");
      if (state.compareTo(RecipientState.DELAYED) < 0) {
        throw new IllegalArgumentException("no delivery report says " + state);
      }
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.reported(this);
    }
  }
}
