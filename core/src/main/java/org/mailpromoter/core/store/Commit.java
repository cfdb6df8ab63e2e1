package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * All that one batch of one folder changes. It happens whole or not at all.
 *
 * @param mailbox the mailbox
 * @param folder the folder
 * @param from the cursor at which the batch began
 * @param to the cursor after the batch
 * @param at when the batch was decided
 * @param policyVersion the version of the policy in force
 * @param decisions the decisions, in the order of the folder
 * @param activities the activities that promoted messages became
 * @param moved decisions of the past whose message has a new place, because its folder was numbered
 *     anew
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
    Reading reading) {
  /** A batch that neither refreshes nor marks anything. */
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
        Reading.PRESENT);
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
  }

  /** The same batch, read otherwise. */
  public Commit with(Reading other) {
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
        other);
  }
}
