package org.mailpromoter.core.sync;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;

/** The source of the bodies of promoted messages. */
@FunctionalInterface
interface BodySource {
  /** The body of each message, or the reason why it cannot be fetched. */
  Bodies read(List<Change.Arrived> messages)
      throws MailAccessException, InterruptedException, ExecutionException;
}
