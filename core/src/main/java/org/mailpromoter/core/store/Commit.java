package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.activity.Healing;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.activity.Refreshment;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.party.RecordEntry;

/**
 * All changes of one batch of one folder. It is atomic.
 *
 * @param mailbox the mailbox
 * @param folder the folder
 * @param from the cursor at which the batch began
 * @param to the cursor after the batch
 * @param at when the batch was decided
 * @param policyVersion the version of the policy in force
 * @param decisions the decisions, in the order of the folder
 * @param activities the activities that promoted messages became
 * @param moved decisions of the past whose message has a new place, because its folder was
 *     renumbered
 * @param queueItems further queue items of activities that exist already; one that is there already
 *     stays as it is
 * @param healings activities that are correlated late; one that has a correlation keeps it
 * @param decidedAgain decisions that replace the former ones of the same places
 * @param newRecords records made for senders whom nobody knew; one that exists stays as it is
 * @param refreshments contents of later copies of activities, each of which counts once, and only
 *     when it has attachments that the activity lacks
 * @param marks marks that messages of the folder are to get; one that is {@code CLEARING} matters
 *     only where the message has it
 * @param reading by which parser the headers were read, and what a new reading changes
 * @param basis the look-up on which the batch rests
 * @param awaited what decisions of the batch wait for (AS-14), by the places of their messages; a
 *     decision that is not here waits for nothing
 * @param claims the standing of copies of activities that exist already (AS-16)
 * @since 0.1
 */
public record Commit(
    MailboxId mailbox,
    FolderId folder,
    Cursor from,
    Cursor to,
    Instant at,
    long policyVersion,
    List<DecisionEntry> decisions,
    List<NewActivity> activities,
    Map<DecisionId, MessageRef> moved,
    List<QueueItem> queueItems,
    List<Healing> healings,
    List<DecisionEntry> decidedAgain,
    List<RecordEntry> newRecords,
    List<Refreshment> refreshments,
    List<MessageMark> marks,
    Reading reading,
    Basis basis,
    Map<MessageRef, Set<Awaiting>> awaited,
    List<Claim> claims) {
  /** A batch without a look-up. */
  public Commit(
      MailboxId mailbox,
      FolderId folder,
      Cursor from,
      Cursor to,
      Instant at,
      long policyVersion,
      List<DecisionEntry> decisions,
      List<NewActivity> activities,
      Map<DecisionId, MessageRef> moved,
      List<QueueItem> queueItems,
      List<Healing> healings,
      List<DecisionEntry> decidedAgain,
      List<RecordEntry> newRecords) {
    this(
        mailbox,
        folder,
        from,
        to,
        at,
        policyVersion,
        decisions,
        activities,
        moved,
        queueItems,
        healings,
        decidedAgain,
        newRecords,
        List.of(),
        List.of(),
        Reading.PRESENT,
        Basis.NONE,
        Map.of(),
        List.of());
  }

  /** Copies the collections. */
  public Commit {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(at, "at");
    decisions = List.copyOf(decisions);
    activities = List.copyOf(activities);
    moved = Map.copyOf(moved);
    queueItems = List.copyOf(queueItems);
    healings = List.copyOf(healings);
    decidedAgain = List.copyOf(decidedAgain);
    newRecords = List.copyOf(newRecords);
    refreshments = List.copyOf(refreshments);
    marks = List.copyOf(marks);
    Objects.requireNonNull(reading, "reading");
    Objects.requireNonNull(basis, "basis");
    awaited = Map.copyOf(awaited);
    claims = List.copyOf(claims);
  }

  /** Returns this batch with another reading. */
  public Commit with(Reading other) {
    return with(other, basis, awaited, claims);
  }

  /** Returns this batch with the look-up on which it depends. */
  public Commit restingOn(Basis other) {
    return with(reading, other, awaited, claims);
  }

  /** Returns this batch with what its decisions wait for. */
  public Commit awaiting(Map<MessageRef, Set<Awaiting>> other) {
    return with(reading, basis, other, claims);
  }

  /** Returns this batch with claims. */
  public Commit claiming(List<Claim> other) {
    return with(reading, basis, awaited, other);
  }

  private Commit with(
      Reading newReading,
      Basis newBasis,
      Map<MessageRef, Set<Awaiting>> newAwaited,
      List<Claim> newClaims) {
    return new Commit(
        mailbox,
        folder,
        from,
        to,
        at,
        policyVersion,
        decisions,
        activities,
        moved,
        queueItems,
        healings,
        decidedAgain,
        newRecords,
        refreshments,
        marks,
        newReading,
        newBasis,
        newAwaited,
        newClaims);
  }
}
