package org.mailpromoter.core.promotion;

import org.mailpromoter.core.message.Flaw;

/** Remarks of the trace in words. */
final class Words {
  private Words() {}

  static String of(Flaw remark) {
    return switch (remark) {
      case STRANGER_IN_CONVERSATION -> "the sender takes no part in the conversation";
      case SENDER_NOT_AUTHENTICATED ->
          "a trusted server says that the message is not from the sender's domain";
      default -> remark.name();
    };
  }
}
