package org.mailpromoter.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.mailbox.DelegatingSession;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;

/** Notes the keywords of each search. */
final class SearchedMailbox extends DelegatingSession {
  private final List<Set<String>> searches;

  SearchedMailbox(MailboxSession session, List<Set<String>> searches) {
    super(session);
    this.searches = searches;
  }

  @Override
  public Map<MessageRef, Set<String>> marked(FolderId folder, Set<String> keywords)
      throws MailAccessException {
    searches.add(keywords);
    return super.marked(folder, keywords);
  }
}
