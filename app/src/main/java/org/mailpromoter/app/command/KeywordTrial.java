package org.mailpromoter.app.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxError;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.deployment.MailboxDeployment;

/** Tries whether a mailbox can be searched for marks; one that cannot is fine in all else. */
final class KeywordTrial {
  private KeywordTrial() {}

  /**
   * Tries it in the first folder that is read, and says when the server cannot.
   *
   * @param folders what the mailbox has
   * @throws MailAccessException if that folder cannot be read at all
   */
  static void run(MailboxSession session, MailboxDeployment mailbox, List<Folder> folders)
      throws MailAccessException {
    Set<FolderId> known = folders.stream().map(Folder::id).collect(Collectors.toSet());
    Optional<FolderId> first =
        mailbox.folders().stream().map(FolderTask::folder).filter(known::contains).findFirst();
    try {
      if (first.isPresent()) {
        session.marked(
            first.get(),
            Set.copyOf(OrganizationSettings.DEFAULT.words(OrganizationValue.TRACKED_KEYWORDS)));
      }
    } catch (MailAccessException e) {
      if (e.code() != MailboxError.KEYWORDS_NOT_SEARCHED) {
        throw e;
      }
      Complaint.say(e);
    }
  }
}
