package org.mailpromoter.core.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.RawMessage;

/**
 * An open connection to one mailbox. Used by one thread at a time, except {@link #close()}, which
 * any thread may call to end a hanging call.
 *
 * <p>Rules for every session (the contract tests use the same numbers):
 *
 * <ul>
 *   <li>MS-1: reading changes nothing: no message is marked as read, none moves.
 *   <li>MS-2: a page takes a bounded number of round trips, never one for each message.
 *   <li>MS-3: every message of the folder is reported as arrived exactly once along a chain of
 *       cursors, in a fixed order.
 *   <li>MS-4: the same cursor returns the same page, as long as the folder does not change.
 *   <li>MS-5: an unknown cursor is treated as {@link Cursor#START}, never as an error.
 *   <li>MS-6: a renumbered folder is reported as {@link Change.Renumbered}.
 *   <li>MS-7: the cost of a page without changes does not grow with the folder, if the protocol
 *       allows it.
 *   <li>MS-8: a message that vanishes meanwhile affects no other message.
 *   <li>MS-9: {@code fetch} calls the sink once for each message asked for, in any order, also for
 *       messages that an earlier session reported.
 *   <li>MS-10: keywords are found in any case, and on messages that were reported long before. One
 *       search finds several keywords and says which of them each message carries.
 *   <li>MS-11: marking and moving may be repeated, skip messages that are gone, and do not change
 *       the read status. A message that was marked is not reported as arrived again.
 *   <li>MS-12: waiting for news ends soon after something arrived, after the time given, when the
 *       thread is interrupted, and when the session is closed. Mail that arrived since the previous
 *       wait counts as new, so nothing is lost between two calls.
 *   <li>MS-13: the headers of messages that were reported before can be asked for by their places,
 *       in a later session as well.
 *   <li>MS-14: a message is gone only when a newer listing of the folder does not show it. A
 *       message that is listed and refused, left out of an answer, or answered in an unreadable
 *       form is {@link Change.Unreadable} with the server's message. When the server refuses a page
 *       as a whole, the call fails and no cursor moves.
 *   <li>MS-15: a page ends once its headers together reach {@link PageLimit#pageBytes()}.
 *   <li>MS-16: the current keywords of messages can be requested by their places. A message that is
 *       gone has no entry, and one without keywords has an empty one.
 *   <li>MS-17: a message is found by its Message-ID as soon as it is in the folder, whoever put it
 *       there. Messages whose ids only contain the one that is looked for are not found.
 *   <li>MS-18: a message that is added has its bytes and is marked as read. One that cannot be
 *       added as a whole is not added.
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
   * @param messages messages of one folder, each with the size its arrival reported, known or not
   * @param sink takes each message
   * @throws MailAccessException if the connection fails; messages already passed to the sink are
   *     complete
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
   * The current keywords of messages (MS-16). The default reads their headers; sessions should
   * override it if their protocol has a cheaper way.
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
   * Which messages of a folder still exist. The default reads their headers; sessions should
   * override it if their protocol has a cheaper way.
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

  /** The optional capabilities of this session; the host checks them before it calls. */
  default Set<Capability> capabilities() {
    return Set.of();
  }

  /**
   * Sets or removes a keyword on messages (MS-11).
   *
   * @param messages messages of one folder
   * @param mark which keyword, and what becomes of it
   * @throws MailAccessException if the server cannot be asked, or refuses marks in this folder
   * @throws UnsupportedOperationException without {@link Capability#MARKS}
   */
  default void mark(List<MessageRef> messages, Mark mark) throws MailAccessException {
    throw new UnsupportedOperationException("this kind of mailbox does not support marks");
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
    throw new UnsupportedOperationException("this kind of mailbox cannot move messages");
  }

  /**
   * The messages of a folder that have a Message-ID (MS-17).
   *
   * @param folder a folder of this mailbox
   * @throws MailAccessException if the folder does not exist or the server cannot be asked
   * @throws UnsupportedOperationException without {@link Capability#FINDS}
   */
  default Set<MessageRef> withMessageId(FolderId folder, MessageId id) throws MailAccessException {
    throw new UnsupportedOperationException("this kind of mailbox finds no messages");
  }

  /**
   * Adds a message to a folder (MS-18).
   *
   * @param folder a folder of this mailbox
   * @param at when it was sent or received
   * @throws MailAccessException if the folder does not exist, or the server refuses the message or
   *     does not answer; in the last case it may have been added
   * @throws UnsupportedOperationException without {@link Capability#APPENDS}
   */
  default void append(FolderId folder, RawMessage message, Instant at) throws MailAccessException {
    throw new UnsupportedOperationException("this kind of mailbox does not take messages");
  }

  /**
   * Waits until mail may have arrived (MS-12). The result is a hint: {@link #changesSince} of this
   * session or another one reports the mail. The first call covers the time from its start, every
   * further call the time since the end of the previous one. A keyword that is set or removed
   * during the wait also counts, if the protocol reports it (IMAP).
   *
   * @param folders folders of this mailbox, the most important first; the inbox is watched in any
   *     case, and others may be noticed some seconds late where the protocol cannot watch them at
   *     once
   * @param atMost how long to wait; zero checks whether something has arrived since the last call
   * @return whether something may have arrived; false when the time passed
   * @throws MailAccessException if the connection fails
   * @throws InterruptedException if the thread was interrupted
   * @throws UnsupportedOperationException without {@link Capability#NEWS}
   */
  default boolean awaitNews(List<FolderId> folders, Duration atMost)
      throws MailAccessException, InterruptedException {
    throw new UnsupportedOperationException("this kind of mailbox does not signal new mail");
  }

  /** Closes the session. A second call does nothing; a call that hangs in another thread fails. */
  @Override
  void close();
}
