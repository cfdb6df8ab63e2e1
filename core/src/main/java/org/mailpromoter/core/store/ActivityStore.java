package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;

/**
 * Keeps activities, decisions, correlation keys and cursors. Safe for several threads, which may
 * commit at the same time: commits happen one after the other. Failures of the storage itself are
 * {@link StoreException}s.
 *
 * <ul>
 *   <li>AS-1: a commit happens whole or not at all, whatever moment the process dies.
 *   <li>AS-2: a commit whose {@link Commit#from} is not the stored cursor is refused whole.
 *   <li>AS-3: at most one activity for a key, fingerprint and direction; a commit that would add a
 *       second is refused whole ({@link OvertakenException}).
 *   <li>AS-4: at most one decision for an occurrence.
 *   <li>AS-5: a look-up costs a fixed number of statements, however many messages it asks about.
 *   <li>AS-6: what was committed is seen by every later look-up.
 *   <li>AS-7: a decision that is taken again replaces the former one of its place.
 *   <li>AS-8: a record that a commit makes for a sender never changes one that exists.
 *   <li>AS-9: the watermark of a mailbox never moves back.
 *   <li>AS-10: what changes activities writes the events of it into the {@link Outbox}, together
 *       with the change.
 *   <li>AS-11: the marks that follow from decisions, or from a change of tracking, are written
 *       together with them, and stay due until they are settled.
 *   <li>AS-12: an activity keeps the contents of its attachments, whatever becomes of other
 *       activities that have the same contents.
 *   <li>AS-13: each decision remembers the version of the parser that read the header of its
 *       message. A decision that is taken again from its facts keeps it, and a new reading brings
 *       it forward.
 *   <li>AS-14: what a decision waits for ({@link Commit#awaited}) is kept as long as its evidence
 *       is; a refused one always waits for an activity of the same message, too. When an activity
 *       is written under what it waits for, or under another key by a correction, the decision is
 *       due until it is decided again; but one that stands behind the decision of the activity in
 *       the same batch knew it. Of the decisions that wait under one key for activities that were
 *       sent before a time, at most {@link #MOST_WAITING} become due, those that wait until the
 *       earliest times.
 *   <li>AS-15: a commit never misses what another mailbox or a command wrote between its look-up
 *       and itself: it is refused whole when its {@link Basis} holds no longer ({@link
 *       OvertakenException}).
 *   <li>AS-16: the copy whose {@link Claim} has the least rank settles the receiving mailbox of an
 *       activity, in whatever order claims are committed. When that changes, or what answers
 *       inherit of an activity (owner and regarding record), then the activity, or its answers, are
 *       due. What a person says about one activity is not passed on.
 * </ul>
 *
 * @since 0.1
 */
public interface ActivityStore {
  /** As many decisions become due at a time of those that wait under one key until a time. */
  int MOST_WAITING = 50;

  /** The cursor of a folder, {@link Cursor#START} when it was never read. */
  Cursor cursor(MailboxId mailbox, FolderId folder);

  /** What a mailbox has processed, {@link Watermark#NONE} before its first complete run (S-10). */
  Watermark watermark(MailboxId mailbox);

  /**
   * Notes what a mailbox has processed. It is no part of a commit, because what is left of a run
   * that ends early must still be news to the next one.
   *
   * @param reached never moves back what is stored
   */
  void raise(MailboxId mailbox, Watermark reached);

  /** Answers a batch's questions. */
  Known lookUp(Query query);

  /**
   * The facts of messages that were decided and are no activity (AS-7).
   *
   * @param places places of messages of the folder
   * @return facts as they were stored, by place; others are absent
   */
  Map<MessageRef, byte[]> factsWithoutActivity(
      MailboxId mailbox, FolderId folder, Set<MessageRef> places);

  /**
   * The facts of messages that were left alone because of when they were received, although they
   * are not older than a date of today.
   *
   * @param why why they were left alone
   * @param since the start date in force
   * @param limit how many at most, the oldest first
   */
  Map<MessageRef, byte[]> factsLeftAlone(
      MailboxId mailbox, FolderId folder, SubReason why, Instant since, int limit);

  /**
   * The facts of messages whose activity could not be created and is to be tried again (S-40).
   *
   * @param limit how many at most, the longest untried first
   */
  Map<MessageRef, byte[]> factsOfFailedCreations(MailboxId mailbox, FolderId folder, int limit);

  /**
   * The decisions of a folder whose headers were read by a parser older than {@link
   * org.mailpromoter.core.message.EnvelopeParser#VERSION} (AS-13). Decisions whose facts are not
   * stored are absent. Costs next to nothing where there are none.
   *
   * @param after the number of a decision, 0 for the first page: those after it are told
   * @param limit how many at most, in the order of their decisions
   */
  List<FormerReading> readByOlderParsers(MailboxId mailbox, FolderId folder, long after, int limit);

  /**
   * The facts of messages of a folder that are no activity and whose decisions are due (AS-14).
   * Messages whose facts were not kept are not among them.
   *
   * @param limit how many at most
   */
  Map<MessageRef, byte[]> factsOfDue(MailboxId mailbox, FolderId folder, int limit);

  /**
   * The activities that are due, of all mailboxes (AS-14, AS-16).
   *
   * @param limit how many at most
   */
  DueActivities dueActivities(int limit);

  /**
   * Revises activities, which are due no longer. An activity is never correlated with one that is
   * correlated with it, directly or over others; then it stays as it is.
   *
   * @param revisions each with what it comes to
   * @param basis the look-up on which they rest
   * @param at what time it is
   * @param policyVersion the version of the policy in force
   * @throws OvertakenException if the look-up holds no longer (AS-15); nothing was written
   */
  void revise(List<Revision> revisions, Basis basis, Instant at, long policyVersion)
      throws OvertakenException;

  /**
   * Links the activities whose message lies in a tracked folder of a mailbox, and was found in this
   * mailbox first, to the record of the folder (F-3).
   *
   * @param at what time it is
   * @return how many were linked to something else before
   */
  int relink(MailboxId mailbox, FolderId folder, RecordId regarding, Instant at);

  /**
   * Gives every party that is only an address the record that a person says it is (P-24).
   *
   * @param at what time it is
   * @return how many parties were given the record
   */
  int resolve(EmailAddress address, RecordId record, Instant at);

  /**
   * Links an activity to the record that a person says it is about.
   *
   * @param extent with the conversation, activities of it that were linked to the same record until
   *     now, or like this one to none, are linked to the new one, too: replies inherit such a link
   * @param at what time it is
   * @return how many were linked to something else before; 0 when there is none with the number
   */
  int regard(ActivityId activity, RecordId record, TrackingChange.Extent extent, Instant at);

  /**
   * Changes whether replies to an activity are recognised, and keeps who did it. An untracked one
   * loses its link to a record, and its messages their marks.
   *
   * @return how many activities were changed, 0 when there is none with the number
   */
  int track(TrackingChange change);

  /** The marks on messages. */
  MarkStore marks();

  /**
   * Sets aside numbers for activities; unused ones are lost.
   *
   * @param count how many, positive
   * @return the first of them
   */
  long reserveActivityIds(int count);

  /**
   * Writes a batch.
   *
   * @throws CursorMovedException if another process moved the cursor meanwhile; nothing was written
   * @throws OvertakenException if its look-up holds no longer (AS-15), an activity exists already
   *     (AS-3), or its number was given to one that was added meanwhile; nothing was written
   */
  void commit(Commit commit) throws CursorMovedException, OvertakenException;

  /**
   * Keeps an activity that was not read from a mailbox, for example mail that the system sent. May
   * be called while another process works with the storage.
   *
   * @param activity the activity; its number is replaced by one that the store gives it
   * @return what was kept; empty when an activity with its identity and direction exists
   */
  Optional<NewActivity> add(NewActivity activity);
}
