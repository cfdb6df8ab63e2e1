package org.mailpromoter.testkit;

import java.util.List;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.DelegatingSession;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;

/** Does something just before bodies are read. */
final class InterceptedSession extends DelegatingSession {
  private final Runnable beforeFetch;

  InterceptedSession(MailboxSession session, Runnable beforeFetch) {
    super(session);
    this.beforeFetch = beforeFetch;
  }

  @Override
  public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
    beforeFetch.run();
    super.fetch(messages, sink);
  }
}
