package org.mailpromoter.core.decision;

import java.util.Objects;

/**
 * Why a message could not be read, or its activity could not be created. It is stored and compared,
 * so it contains no sentence; {@code core.diagnosis.english} puts it into words.
 *
 * @param kind what failed
 * @param said what the server or the failing program said, in its own words and cut to 300
 *     characters; the id of an error code if the failure has one; empty if nothing was said
 * @since 0.1
 */
public record Obstacle(Kind kind, String said) {
  /** Nothing failed. */
  public static final Obstacle NONE = of(Kind.NONE);

  /** Server messages can be long. */
  private static final int LONGEST = 300;

  /** What failed. Stored by position: new constants go to the end. */
  public enum Kind {
    /** Nothing. */
    NONE,
    /** What a version before 0.1 wrote down as a sentence. */
    EARLIER,
    /** The mailbox lists the message but does not return its header. */
    HEADER_REFUSED,
    /** The header cannot be parsed. */
    HEADER_DAMAGED,
    /** The mailbox lists the message but does not return it. */
    BODY_REFUSED,
    /** The mailbox was asked for the message and gave no answer about it. */
    BODY_UNANSWERED,
    /** The message has more text than fits into memory and more than the mailbox said. */
    BODY_TOO_LONG,
    /** The body cannot be parsed. */
    BODY_DAMAGED,
    /** The facts that were stored about the message cannot be read. */
    FACTS_DAMAGED,
    /** The rules could not be applied to the message. */
    NOT_EVALUATED,
    /** The message could not be decided and stored. */
    NOT_PROCESSED,
    /** The mailbox no longer lists the message. */
    NOT_LISTED
  }

  /** Cuts what was said. */
  public Obstacle {
    Objects.requireNonNull(kind, "kind");
    said = said.substring(0, Math.min(LONGEST, said.length()));
  }

  /** An obstacle about which nothing was said. */
  public static Obstacle of(Kind kind) {
    return new Obstacle(kind, "");
  }
}
