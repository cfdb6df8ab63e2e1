package org.mailpromoter.core.decision;

import java.util.Optional;

/**
 * The Dynamics 365 reason codes (semantics 2.5), with their names as Dynamics 365 spells them.
 *
 * @since 0.1
 */
public enum Reason {
  /** No specific reason; our sub-reason says more. */
  UNKNOWN(-1, "Unknown", false),
  /** The message is in the system already. */
  DUPLICATE(0, "Duplicate", false),
  /** None of the considered recipients accepts it. */
  NO_CORRELATION_MATCH(1, "NoCorrelationMatch", false),
  /** Accepted because it correlates. */
  CORRELATION_MATCH(2, "CorrelationMatch", true),
  /** No recipient is a user or queue. */
  NO_RECIPIENT_MATCH(3, "NoRecipientMatch", false),
  /** Internal communication, suppressed. */
  INTERNAL_EMAIL_REJECT(4, "InternalEmailReject", false),
  /** Accepted because of who sent it. */
  SENDER_MATCH(5, "SenderMatch", true),
  /** A recipient accepts everything. */
  ACCEPT_ALL(6, "AcceptAll", true),
  /** The sender's address is absent or malformed. */
  INVALID_SENDER(7, "InvalidSender", false),
  /**
   * A person marked it or moved it into a tracked folder (semantics 5); Dynamics 365 has no code.
   */
  TRACKED_EXPLICITLY(100, "TrackedExplicitly", true),
  /**
   * It is accepted, but every attempt to create its activity failed (semantics 7.1); Dynamics 365
   * has a category of this name and no code.
   */
  UNDELIVERABLE(101, "Undeliverable", false);

  private final int code;
  private final String title;
  private final boolean promotes;

  Reason(int code, String title, boolean promotes) {
    this.code = code;
    this.title = title;
    this.promotes = promotes;
  }

  /** The Dynamics 365 number. */
  public int code() {
    return code;
  }

  /** The Dynamics 365 name. */
  public String title() {
    return title;
  }

  /** Whether a message with this reason becomes an activity. */
  public boolean promotes() {
    return promotes;
  }

  /** The reason with a number. */
  public static Reason of(int code) {
    for (Reason reason : values()) {
      if (reason.code == code) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no reason code " + code);
  }

  /** The reason with a name, in any case. */
  public static Optional<Reason> named(String title) {
    for (Reason reason : values()) {
      if (reason.title.equalsIgnoreCase(title.strip())) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
