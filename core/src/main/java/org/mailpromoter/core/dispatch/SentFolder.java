package org.mailpromoter.core.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.RawMessage;

/**
 * The folder of sent mail of a mailbox that is open.
 *
 * @param session the session
 * @param id the folder
 */
record SentFolder(MailboxSession session, FolderId id) {
  /**
   * The folder of a mailbox.
   *
   * @param configured its name; empty to use the one that the server calls so
   * @throws MailAccessException with {@link SendingError#NO_SENT_FOLDER} if the server calls none
   *     so, or with {@link SendingError#SENT_FOLDER_UNUSABLE} if messages cannot be looked for
   */
  static SentFolder of(MailboxSession session, Optional<FolderId> configured)
      throws MailAccessException {
    if (!session.capabilities().contains(Capability.FINDS)) {
      throw unusable("messages cannot be looked for by their Message-ID");
    }
    FolderId folder = configured.isPresent() ? configured.get() : named(session);
    return new SentFolder(session, folder);
  }

  private static FolderId named(MailboxSession session) throws MailAccessException {
    return session.folders().stream()
        .filter(each -> each.role() == FolderRole.SENT)
        .map(Folder::id)
        .findFirst()
        .orElseThrow(
            () ->
                new MailAccessException(
                    SendingError.NO_SENT_FOLDER,
                    "The server of the mailbox calls no folder its folder of sent mail."));
  }

  private static MailAccessException unusable(String why) {
    return new MailAccessException(
        SendingError.SENT_FOLDER_UNUSABLE, "In this kind of mailbox " + why + ".");
  }

  boolean has(MessageId message) throws MailAccessException {
    return !session.withMessageId(id, message).isEmpty();
  }

  void add(RawMessage message, Instant at) throws MailAccessException {
    Set<Capability> capabilities = session.capabilities();
    if (!capabilities.contains(Capability.APPENDS)) {
      throw unusable("messages cannot be added to a folder");
    }
    session.append(id, message, at);
  }
}
