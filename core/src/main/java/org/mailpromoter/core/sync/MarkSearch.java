package org.mailpromoter.core.sync;

import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxError;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;

/** Looks for marked messages of one folder; a server that cannot do that costs one alert. */
final class MarkSearch {
  private final MailboxId mailbox;
  private final FolderId folder;
  private final MailboxSession session;
  private final Tally tally;
  private final Clock clock;

  MarkSearch(MailboxId mailbox, FolderId folder, MailboxSession session, Tally tally, Clock clock) {
    this.mailbox = mailbox;
    this.folder = folder;
    this.session = session;
    this.tally = tally;
    this.clock = clock;
  }

  /**
   * The messages that carry one of some keywords.
   *
   * @param keywords in lower case
   * @return empty when the server cannot be searched: then nobody knows which messages are marked
   */
  Optional<Set<MessageRef>> marked(Set<String> keywords) throws MailAccessException {
    try {
      return Optional.of(new HashSet<>(session.marked(folder, keywords)));
    } catch (MailAccessException e) {
      if (e.code() != MailboxError.KEYWORDS_NOT_SEARCHED) {
        throw e;
      }
      tally.alertOnce(
          new Alert(
              Alert.Level.WARNING,
              clock.instant(),
              mailbox,
              e.code().id(),
              e.sentence() + " " + e.code().remedy()));
      return Optional.empty();
    }
  }
}
