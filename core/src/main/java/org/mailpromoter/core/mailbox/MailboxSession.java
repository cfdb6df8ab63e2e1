package org.mailpromoter.core.mailbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An open connection to one mailbox. One thread at a time calls it, except {@link #close()}, which
 * any thread may call to end a call that hangs.
 *
 * <p>What every session must keep to (the contract tests carry the same numbers):
 *
 * <ul>
 *   <li>MS-1: reading leaves no trace: no message becomes read, none moves.
 *   <li>MS-2: a page is asked for in a bounded number of round trips, never one for each message.
 *   <li>MS-3: every message of the folder is reported as arrived exactly once along a chain of
 *       cursors, in a fixed order.
 *   <li>MS-4: the same cursor yields the same page again, as long as the folder did not change.
 *   <li>MS-5: a cursor it does not understand is read as {@link Cursor#START}, never an error.
 *   <li>MS-6: a renumbered folder is reported as {@link Change.Renumbered}, not guessed.
 *   <li>MS-7: a page without changes costs reading that does not grow with the folder, where the
 *       protocol allows it.
 *   <li>MS-8: a message that vanishes meanwhile costs itself only.
 *   <li>MS-9: {@code fetch} calls the sink once for each message asked for, in any order, also for
 *       what an earlier session reported.
 *   <li>MS-10: keywords are found in any case, and on messages that were reported long before. One
 *       search finds several keywords and says which of them each message carries.
 *   <li>MS-11: marking and moving may be repeated, pass over messages that are gone, and leave what
 *       is read or unread as it is. A message that was marked is not reported as arrived again.
 *   <li>MS-12: waiting for news ends soon after something arrived, after the time given, when the
 *       thread is interrupted, and when the session is closed. What arrived since the session
 *       waited last is news, too, so that nothing falls between two calls.
 *   <li>MS-13: the headers of messages that were reported before can be asked for by their places,
 *       in a later session as well.
 *   <li>MS-14: a message is gone only when a newer listing of the folder does not show it. A
 *       message that is listed and refused, left out of an answer, or answered in an unreadable
 *       form is {@link Change.Unreadable} with the words of the server. When the server refuses a
 *       page as a whole, the call fails and no cursor moves.
 *   <li>MS-15: a page ends once its headers together reach {@link PageLimit#pageBytes()}.
 *   <li>MS-16: the keywords that stand on messages now can be asked for by their places. A message
 *       that is gone has no entry, and one without keywords has an empty one.
 * </ul>
 *
 * @since 0.1
 */
public interface MailboxSession extends AutoCloseable {
  /**
   * The folders of the mailbox.
   *
   * @throws MailAccessException if the server cannot be asked
   */
  List<Folder> folders() throws MailAccessException;

  /**
   * What arrived in a folder since a cursor.
   *
   * @param folder a folder of this mailbox
   * @param cursor where to go on, {@link Cursor#START} for all there is
   * @param limit how much the page may hold
   * @throws MailAccessException if the folder does not exist or the server cannot be asked
   */
  ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
      throws MailAccessException;

  /**
   * The headers of messages that were reported before (MS-13).
   *
   * @param messages places in one folder
   * @param headerBytes a header block longer than this is cut to it
   * @return one change for each place, in the order of the question: {@link Change.Arrived}, {@link
   *     Change.Vanished} or {@link Change.Unreadable}
   * @throws MailAccessException if the server cannot be asked
   */
  List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
      throws MailAccessException;

  /**
   * Reads whole messages, streamed and in bounded memory, without marking them as read.
   *
   * @param messages messages of one folder, each with the size its arrival reported
   * @param sink takes each message
   * @throws MailAccessException if the connection fails; messages the sink has had are fine
   */
  void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException;

  /**
   * The messages of a folder that carry one of some keywords, whenever they arrived (MS-10). The
   * engine asks once for each folder and run, for all keywords that it needs.
   *
   * @param folder a folder of this mailbox
   * @param keywords in lower case
   * @return all of them, each with those of the keywords asked for that it carries, at least one,
   *     in lower case; empty where the mailbox knows no keywords
   * @throws MailAccessException if the folder does not exist or the server cannot be asked; with
   *     {@link MailboxError#KEYWORDS_NOT_SEARCHED} if the mailbox has keywords and the server does
   *     not search for them
   */
  default Map<MessageRef, Set<String>> marked(FolderId folder, Set<String> keywords)
      throws MailAccessException {
    return Map.of();
  }

  /**
   * The keywords that stand on messages now (MS-16). Their headers tell that on any server;
   * sessions whose protocol has a cheaper way use it.
   *
   * @param messages messages of one folder
   * @return for each message that is still there its keywords, in lower case
   * @throws MailAccessException if the server cannot be asked
   */
  default Map<MessageRef, Set<String>> keywords(List<MessageRef> messages)
      throws MailAccessException {
    Map<MessageRef, Set<String>> keywords = new LinkedHashMap<>();
    for (Change.OfMessage change : headers(messages, 1)) {
      if (change instanceof Change.Arrived arrived) {
        keywords.put(arrived.ref(), arrived.keywords());
      }
    }
    return keywords;
  }

  /**
   * Which messages of a folder are still there. Their headers tell that on any server; sessions
   * whose protocol has a cheaper way use it.
   *
   * @param messages messages of one folder
   * @throws MailAccessException if the server cannot be asked
   */
  default Set<MessageRef> present(List<MessageRef> messages) throws MailAccessException {
    Set<MessageRef> present = new HashSet<>(messages);
    for (Change.OfMessage change : headers(messages, 1)) {
      if (change instanceof Change.Vanished gone) {
        present.remove(gone.ref());
      }
    }
    return present;
  }

  /** What this session can do beyond reading; the host asks before it calls. */
  default Set<Capability> capabilities() {
    return Set.of();
  }

  /**
   * Puts a keyword on messages or takes it off (MS-11).
   *
   * @param messages messages of one folder
   * @param mark which keyword, and what becomes of it
   * @throws MailAccessException if the server cannot be asked, or refuses marks in this folder
   * @throws UnsupportedOperationException without {@link Capability#MARKS}
   */
  default void mark(List<MessageRef> messages, Mark mark) throws MailAccessException {
    throw new UnsupportedOperationException("this kind of mailbox has no marks");
  }

  /**
   * Moves messages to another folder of the mailbox (MS-11).
   *
   * @param messages messages of one folder
   * @param target where they go; it must exist
   * @throws MailAccessException if the server cannot be asked or refuses
   * @throws UnsupportedOperationException without {@link Capability#MOVES}
   */
  default void move(List<MessageRef> messages, FolderId target) throws MailAccessException {
    throw new UnsupportedOperationException("this kind of mailbox moves no messages");
  }

  /**
   * Waits until something may have arrived (MS-12). It is a hint: nothing is reported here, and
   * what arrived is found by {@link #changesSince}, of this session or another one. The first call
   * counts from its beginning; every further one from the end of the call before it. A keyword that
   * somebody sets or takes off while the session waits is news where the protocol tells it (IMAP).
   *
   * @param folders folders of this mailbox, the most important first; the inbox is watched in any
   *     case, and others may be noticed some seconds late where the protocol cannot watch them at
   *     once
   * @param atMost how long to wait; zero asks whether something arrived meanwhile
   * @return whether something may have arrived; false when the time passed
   * @throws MailAccessException if the connection fails
   * @throws InterruptedException if the thread was interrupted
   * @throws UnsupportedOperationException without {@link Capability#NEWS}
   */
  default boolean awaitNews(List<FolderId> folders, Duration atMost)
      throws MailAccessException, InterruptedException {
    throw new UnsupportedOperationException("this kind of mailbox tells no news");
  }

  /** Ends the session. A second call does nothing; a call that hangs in another thread fails. */
  @Override
  void close();
}
