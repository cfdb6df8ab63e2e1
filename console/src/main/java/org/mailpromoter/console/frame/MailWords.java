package org.mailpromoter.console.frame;

import org.mailpromoter.core.decision.DecisionEntry;

/** Sender and subject of mail as pages show them, also where mail has none or it was deleted. */
public final class MailWords {
  private MailWords() {}

  /** From whom a message is. */
  public static String sender(DecisionEntry entry) {
    if (!entry.sender().isEmpty()) {
      return entry.sender();
    }
    return isForgotten(entry) ? "a sender no longer stored" : "no sender";
  }

  /** What a message is about. */
  public static String subject(DecisionEntry entry) {
    if (!entry.subject().isEmpty()) {
      return entry.subject();
    }
    return isForgotten(entry) ? "Subject no longer stored" : "(no subject)";
  }

  /**
   * Whether sender and subject were deleted: the time for which they are kept is over, or a person
   * was erased.
   */
  public static boolean isForgotten(DecisionEntry entry) {
    return !entry.hasEvidence() && entry.sender().isEmpty() && entry.subject().isEmpty();
  }
}
