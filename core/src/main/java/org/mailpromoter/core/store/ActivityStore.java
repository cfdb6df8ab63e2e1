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
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;

/**
 * Stores activities, decisions, correlation keys and cursors. Safe for several threads; concurrent
 * commits are serialized. Failures of the storage itself are {@link StoreException}s.
 *
 * <ul>
 *   <li>AS-1: a commit is atomic, whenever the process dies.
 *   <li>AS-2: a commit whose {@link Commit#from} is not the stored cursor is rejected as a whole.
 *   <li>AS-3: at most one activity for a key, fingerprint and direction; a commit that would add a
 *       second one is rejected as a whole ({@link OvertakenException}).
 *   <li>AS-4: at most one decision for an occurrence.
 *   <li>AS-5: a look-up costs a fixed number of statements, regardless of the number of messages.
 *   <li>AS-6: every later look-up sees committed data.
 *   <li>AS-7: a repeated decision replaces the former one of its place.
 *   <li>AS-8: a record that a commit creates for a sender never changes an existing one.
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
 *   <li>AS-16: the copy whose {@link Claim} has the least rank determines the receiving mailbox of
 *       an activity, regardless of the order of commits. When that changes, the activity is due;
 *       when the values that replies inherit (owner and regarding record) change, its replies are
 *       due. A change that a person makes to one activity is not passed on.
 *   <li>AS-17: an activity that is due and {@linkplain #postpone postponed} is not given again
 *       before its time, whatever makes it due meanwhile, and is given then.
 *   <li>AS-18: a look-up reserves as many numbers for new activities as it is asked for. No number
 *       is reserved twice, and none that an activity has already.
 *   <li>AS-19: a write that belongs to a run states its {@link Turn}, and is rejected as a whole
 *       unless that is the latest turn of its mailbox ({@link TurnLostException}). The check and
 *       the write are one step: nothing is written under a turn after another one was taken.
 * </ul>
 *
 * @since 0.1
 */
public interface ActivityStore {
  /** The maximum number of decisions under one key that become due at the same time. */
  int MOST_WAITING = 50;

  /** The cursor of a folder, {@link Cursor#START} when it was never read. */
  Cursor cursor(MailboxId mailbox, FolderId folder);

  /** The watermark of a mailbox, {@link Watermark#NONE} before its first complete run (S-10). */
  Watermark watermark(MailboxId mailbox);

  /**
   * Stores the watermark of a mailbox. It is not part of a commit, because the rest of a run that
   * ends early must still be new to the next run.
   *
   * @param turn that of the run
   * @param reached never moves back what is stored
   * @throws TurnLostException if the turn is not the latest of its mailbox (AS-19)
   */
  void raise(Turn turn, Watermark reached) throws TurnLostException;

  /** Answers the queries of a batch, and reserves numbers for its new activities. */
  Known lookUp(Query query);

  /**
   * The facts of decided messages that are not activities (AS-7).
   *
   * @param places places of messages of the folder
   * @return the stored facts, by place; other messages are absent
   */
  Map<MessageRef, byte[]> factsWithoutActivity(
      MailboxId mailbox, FolderId folder, Set<MessageRef> places);

  /**
   * The facts of messages that were not processed because of their received date, although they are
   * not older than the current start date.
   *
   * @param why why they were not processed
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
   * stored are absent. Cheap if there are none.
   *
   * @param after the number of a decision, 0 for the first page: only later decisions are returned
   * @param limit how many at most, in the order of their decisions
   */
  List<FormerReading> readByOlderParsers(MailboxId mailbox, FolderId folder, long after, int limit);

  /**
   * The facts of messages of a folder that are not activities and whose decisions are due (AS-14).
   * Messages without stored facts are absent.
   *
   * @param limit how many at most
   */
  Map<MessageRef, byte[]> factsOfDue(MailboxId mailbox, FolderId folder, int limit);

  /**
   * The activities that are due, of all mailboxes (AS-14, AS-16).
   *
   * @param at the current time; what is postponed beyond it is absent (AS-17)
   * @param limit how many at most
   */
  DueActivities dueActivities(Instant at, int limit);

  /**
   * Postpones due activities that could not be revised (AS-17).
   *
   * @param turn the turn of the run (AS-19)
   * @param until when they are given again
   * @throws TurnLostException if it is not the latest turn of its mailbox; nothing was written
   */
  void postpone(Turn turn, Set<ActivityId> activities, Instant until) throws TurnLostException;

  /**
   * Revises activities, which are then no longer due. An activity is never correlated with an
   * activity that depends on it, directly or indirectly; then it stays unchanged.
   *
   * @param revisions the revisions
   * @param basis the look-up on which they rest
   * @param at the current time
   * @param policyVersion the version of the policy in force
   * @param turn that of the run, whatever mailboxes the activities are from
   * @throws OvertakenException if the look-up is no longer valid (AS-15); nothing was written
   * @throws TurnLostException if the turn is not the latest of its mailbox (AS-19); nothing was
   *     written
   */
  void revise(List<Revision> revisions, Basis basis, Instant at, long policyVersion, Turn turn)
      throws OvertakenException, TurnLostException;

  /**
   * Links the activities whose message lies in a tracked folder of a mailbox, and was found in this
   * mailbox first, to the record of the folder (F-3).
   *
   * @param turn that of the run
   * @param at the current time
   * @return how many were linked to something else before
   * @throws TurnLostException if the turn is not the latest of its mailbox (AS-19); nothing was
   *     written
   */
  int relink(Turn turn, FolderId folder, RecordId regarding, Instant at) throws TurnLostException;

  /**
   * Assigns a record to every party that is only an address, as a person requested (P-24).
   *
   * @param at the current time
   * @return how many parties were given the record
   */
  int resolve(EmailAddress address, RecordId record, Instant at);

  /**
   * Links an activity to a record, as a person requested.
   *
   * @param extent with the conversation, activities of it that were linked to the same record until
   *     now, or like this one to none, are linked to the new one, too: replies inherit such a link
   * @param at the current time
   * @return how many were linked to something else before; 0 when there is none with the number
   */
  int regard(ActivityId activity, RecordId record, TrackingChange.Extent extent, Instant at);

  /**
   * Changes the tracking of an activity, and records who did it. An untracked activity loses its
   * link to a record, and its messages lose their marks.
   *
   * @return how many activities were changed, 0 when there is none with the number
   */
  int track(TrackingChange change);

  /**
   * The same, for a run that found what a person did in its mailbox.
   *
   * @param turn that of the run
   * @throws TurnLostException if it is not the latest of its mailbox (AS-19); nothing was written
   */
  int track(Turn turn, TrackingChange change) throws TurnLostException;

  /** The marks on messages. */
  MarkStore marks();

  /**
   * Writes a batch.
   *
   * @throws CursorMovedException if another process moved the cursor meanwhile; nothing was written
   * @throws OvertakenException if its look-up is no longer valid (AS-15), an activity exists
   *     already (AS-3), or its number was given to one that was added meanwhile; nothing was
   *     written
   * @throws TurnLostException if its turn is not the latest of its mailbox (AS-19); nothing was
   *     written
   */
  void commit(Commit commit) throws CursorMovedException, OvertakenException, TurnLostException;

  /**
   * Stores an activity that was not read from a mailbox, for example sent mail. May be called while
   * another process uses the storage.
   *
   * @param activity the activity; its number is replaced by one that the store gives it
   * @return the stored activity; empty when an activity with its identity and direction exists
   */
  Optional<NewActivity> add(NewActivity activity);
}
