package org.mailpromoter.testkit;

import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.mailbox.DelegatingSession;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxError;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;

/** A mailbox whose server has keywords and does not search for them. */
final class UnsearchableMailbox extends DelegatingSession {
  UnsearchableMailbox(MailboxSession session) {
    super(session);
  }

  @Override
  public Map<MessageRef, Set<String>> marked(FolderId folder, Set<String> keywords)
      throws MailAccessException {
    throw new MailAccessException(
        MailboxError.KEYWORDS_NOT_SEARCHED, "The folder " + folder + " cannot be searched.");
  }
}
