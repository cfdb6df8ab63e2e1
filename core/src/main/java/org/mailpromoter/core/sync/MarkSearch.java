package org.mailpromoter.core.sync;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxError;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;

/**
 * The one search of a folder and run for all keywords that matter there: a search may cost the
 * server a walk through the folder. A server that cannot search costs one alert.
 */
final class MarkSearch {
  private final MailboxId mailbox;
  private final FolderId folder;
  private final MailboxSession session;
  private final Set<String> keywords;
  private final Tally tally;
  private final Clock clock;
  private boolean asked;
  private @Nullable MarksFound found;

  /**
   * A search that is still to be made.
   *
   * @param keywords in lower case
   */
  MarkSearch(
      MailboxId mailbox,
      FolderId folder,
      MailboxSession session,
      Set<String> keywords,
      Tally tally,
      Clock clock) {
    this.mailbox = mailbox;
    this.folder = folder;
    this.session = session;
    this.keywords = Set.copyOf(keywords);
    this.tally = tally;
    this.clock = clock;
  }

  /**
   * Which messages have which of the keywords; the first call queries the server.
   *
   * @return empty when the server cannot be searched: then it is unknown which messages are marked
   */
  Optional<MarksFound> found() throws MailAccessException {
    if (!asked) {
      found = search();
      asked = true;
    }
    return Optional.ofNullable(found);
  }

  private @Nullable MarksFound search() throws MailAccessException {
    if (keywords.isEmpty()) {
      return MarksFound.NONE;
    }
    try {
      return new MarksFound(session.marked(folder, keywords));
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
      return null;
    }
  }
}
