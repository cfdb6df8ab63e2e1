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
    return entry.isForgotten() ? "a sender no longer stored" : "no sender";
  }

  /** What a message is about. */
  public static String subject(DecisionEntry entry) {
    if (!entry.subject().isEmpty()) {
      return entry.subject();
    }
    return entry.isForgotten() ? "Subject no longer stored" : "(no subject)";
  }
}
