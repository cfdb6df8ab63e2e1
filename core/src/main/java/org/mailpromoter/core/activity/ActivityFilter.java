package org.mailpromoter.core.activity;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.party.RecordId;

/**
 * Which activities to list. Immutable; every {@code with} narrows further.
 *
 * @since 0.1
 */
public final class ActivityFilter {
  private final @Nullable Direction direction;
  private final @Nullable MailboxId mailbox;
  private final @Nullable RecordId regarding;
  private final @Nullable RecordId queue;
  private final String participant;

  private ActivityFilter(
      @Nullable Direction direction,
      @Nullable MailboxId mailbox,
      @Nullable RecordId regarding,
      @Nullable RecordId queue,
      String participant) {
    this.direction = direction;
    this.mailbox = mailbox;
    this.regarding = regarding;
    this.queue = queue;
    this.participant = Objects.requireNonNull(participant, "participant");
  }

  /** Every activity. */
  public static ActivityFilter all() {
    return new ActivityFilter(null, null, null, null, "");
  }

  /** Only one direction. */
  public ActivityFilter withDirection(Direction only) {
    return new ActivityFilter(only, mailbox, regarding, queue, participant);
  }

  /** Only activities that were found in a mailbox. */
  public ActivityFilter withMailbox(MailboxId only) {
    return new ActivityFilter(direction, only, regarding, queue, participant);
  }

  /** Only activities about a record. */
  public ActivityFilter withRegarding(RecordId only) {
    return new ActivityFilter(direction, mailbox, only, queue, participant);
  }

  /** Only activities that are items of a queue. */
  public ActivityFilter withQueue(RecordId only) {
    return new ActivityFilter(direction, mailbox, regarding, only, participant);
  }

  /** Only where a party's address contains this text, regardless of case. */
  public ActivityFilter withParticipant(String part) {
    return new ActivityFilter(direction, mailbox, regarding, queue, part);
  }

  /** The direction to list. */
  public Optional<Direction> direction() {
    return Optional.ofNullable(direction);
  }

  /** The mailbox to list. */
  public Optional<MailboxId> mailbox() {
    return Optional.ofNullable(mailbox);
  }

  /** The record to list. */
  public Optional<RecordId> regarding() {
    return Optional.ofNullable(regarding);
  }

  /** The queue to list. */
  public Optional<RecordId> queue() {
    return Optional.ofNullable(queue);
  }

  /** Part of a party's address, empty for any. */
  public String participant() {
    return participant;
  }
}
