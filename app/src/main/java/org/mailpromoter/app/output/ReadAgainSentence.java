package org.mailpromoter.app.output;

import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;

/** Progress while headers that an older version read are read again. */
public final class ReadAgainSentence {
  private ReadAgainSentence() {}

  /**
   * The sentence.
   *
   * @param messages messages of the folder that were read again in this run so far
   * @param different how many of them have different headers now
   */
  public static String of(MailboxId mailbox, FolderId folder, long messages, long different) {
    return Printable.of(
        mailbox
            + "/"
            + folder
            + ": "
            + messages
            + (messages == 1 ? " message was" : " messages were")
            + " read again, because an older version had read their headers; "
            + different
            + (different == 1 ? " says" : " say")
            + " different now.",
        false);
  }
}
