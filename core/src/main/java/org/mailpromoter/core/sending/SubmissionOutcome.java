package org.mailpromoter.core.sending;

import java.util.Map;
import java.util.Objects;
import org.mailpromoter.core.fault.ErrorCode;

/**
 * The result of one try. Recipients whom the server treated unlike the mail as a whole are named
 * with its reply to them: permanent, or for now. Immutable.
 *
 * @since 0.1
 */
public sealed interface SubmissionOutcome {
  /** Recipients whom the server refused individually, and its replies, none of them positive. */
  Map<EnvelopeAddress, ServerReply> refused();

  /** Handles each outcome. */
  <T> T match(Cases<T> cases);

  /**
   * One method for each outcome.
   *
   * @param <T> what handling yields
   */
  interface Cases<T> {
    /** The server accepted it. */
    T accepted(Accepted outcome);

    /** The server refused it for good. */
    T refused(Refused outcome);

    /** The server has surely not accepted it, and may do so later. */
    T deferred(Deferred outcome);

    /** The server may have accepted it or not. */
    T uncertain(Uncertain outcome);
  }

  /**
   * The server accepted it for every recipient but those who are refused.
   *
   * @param reply what the server said
   * @param refused recipients whom the server refused
   */
  record Accepted(ServerReply reply, Map<EnvelopeAddress, ServerReply> refused)
      implements SubmissionOutcome {
    /** Copies the map. */
    public Accepted {
      Objects.requireNonNull(reply, "reply");
      refused = negative(refused);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.accepted(this);
    }
  }

  /**
   * The server refused it for good.
   *
   * @param why what it said, or what makes it certain that it would refuse, for people
   * @param refused recipients whom the server refused individually; those whom it refused for now
   *     are tried again
   */
  record Refused(String why, Map<EnvelopeAddress, ServerReply> refused)
      implements SubmissionOutcome {
    /** Copies the map. */
    public Refused {
      Objects.requireNonNull(why, "why");
      refused = negative(refused);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.refused(this);
    }
  }

  /**
   * The server has surely not accepted it.
   *
   * @param code the kind of failure: its {@link org.mailpromoter.core.fault.FaultScope} says
   *     whether other mail is concerned, too, and its {@link org.mailpromoter.core.fault.Retry}
   *     whether another try can help
   * @param why what failed, where and why, in one sentence
   * @param refused recipients whom the server refused individually
   */
  record Deferred(ErrorCode code, String why, Map<EnvelopeAddress, ServerReply> refused)
      implements SubmissionOutcome {
    /** Copies the map. */
    public Deferred {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(why, "why");
      refused = negative(refused);
    }

    /** A try that did not come to the recipients. */
    public Deferred(ErrorCode code, String why) {
      this(code, why, Map.of());
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.deferred(this);
    }
  }

  /**
   * It was handed over, and the answer is lost.
   *
   * @param why what happened instead of an answer, in one sentence
   * @param refused recipients whom the server refused individually before
   */
  record Uncertain(String why, Map<EnvelopeAddress, ServerReply> refused)
      implements SubmissionOutcome {
    /** Copies the map. */
    public Uncertain {
      Objects.requireNonNull(why, "why");
      refused = negative(refused);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.uncertain(this);
    }
  }

  private static Map<EnvelopeAddress, ServerReply> negative(
      Map<EnvelopeAddress, ServerReply> replies) {
    if (replies.values().stream().anyMatch(ServerReply::isPositive)) {
      throw new IllegalArgumentException("a refused recipient has a negative reply: " + replies);
    }
    return Map.copyOf(replies);
  }
}
