package org.mailpromoter.core.sync;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;

/** Where the bodies of promoted messages come from. */
@FunctionalInterface
interface BodySource {
  /** The body of each message, or why it cannot be had. */
  Bodies read(List<Change.Arrived> messages)
      throws MailAccessException, InterruptedException, ExecutionException;
}
