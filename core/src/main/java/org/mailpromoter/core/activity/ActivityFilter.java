package org.mailpromoter.core.activity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.history.SearchWords;
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
  private final @Nullable Set<MailboxId> mailboxes;
  private final @Nullable RecordId regarding;
  private final @Nullable RecordId queue;
  private final @Nullable RecordId party;
  private final String participant;
  private final SearchWords text;
  private final @Nullable Instant sentFrom;
  private final @Nullable Instant sentBefore;

  private ActivityFilter(
      @Nullable Direction direction,
      @Nullable Set<MailboxId> mailboxes,
      @Nullable RecordId regarding,
      @Nullable RecordId queue,
      @Nullable RecordId party,
      String participant,
      SearchWords text,
      @Nullable Instant sentFrom,
      @Nullable Instant sentBefore) {
    this.direction = direction;
    this.mailboxes = mailboxes == null ? null : Set.copyOf(mailboxes);
    this.regarding = regarding;
    this.queue = queue;
    this.party = party;
    this.participant = Objects.requireNonNull(participant, "participant");
    this.text = Objects.requireNonNull(text, "text");
    this.sentFrom = sentFrom;
    this.sentBefore = sentBefore;
  }

  /** Every activity. */
  public static ActivityFilter all() {
    return new ActivityFilter(null, null, null, null, null, "", SearchWords.NONE, null, null);
  }

  /** Only one direction. */
  public ActivityFilter withDirection(Direction only) {
    return new ActivityFilter(
        only, mailboxes, regarding, queue, party, participant, text, sentFrom, sentBefore);
  }

  /** Only activities that were found in a mailbox. */
  public ActivityFilter withMailbox(MailboxId only) {
    return new ActivityFilter(
        direction,
        both(Set.of(only)),
        regarding,
        queue,
        party,
        participant,
        text,
        sentFrom,
        sentBefore);
  }

  /**
   * Only activities that were found in these mailboxes, of those that were chosen before; none at
   * all if the set is empty, so that who may see no mailbox sees nothing.
   */
  public ActivityFilter withMailboxes(Set<MailboxId> only) {
    return new ActivityFilter(
        direction, both(only), regarding, queue, party, participant, text, sentFrom, sentBefore);
  }

  /** Only activities about a record. */
  public ActivityFilter withRegarding(RecordId only) {
    return new ActivityFilter(
        direction, mailboxes, only, queue, party, participant, text, sentFrom, sentBefore);
  }

  /** Only activities that are items of a queue. */
  public ActivityFilter withQueue(RecordId only) {
    return new ActivityFilter(
        direction, mailboxes, regarding, only, party, participant, text, sentFrom, sentBefore);
  }

  /** Only activities of which a record is a party. */
  public ActivityFilter withParty(RecordId only) {
    return new ActivityFilter(
        direction, mailboxes, regarding, queue, only, participant, text, sentFrom, sentBefore);
  }

  /** Only where a party's address contains this text, regardless of case. */
  public ActivityFilter withParticipant(String part) {
    return new ActivityFilter(
        direction, mailboxes, regarding, queue, party, part, text, sentFrom, sentBefore);
  }

  /** Only activities whose subject, names and addresses contain these words. */
  public ActivityFilter withText(SearchWords words) {
    return new ActivityFilter(
        direction, mailboxes, regarding, queue, party, participant, words, sentFrom, sentBefore);
  }

  /** Only what was sent at or after a time. */
  public ActivityFilter withSentFrom(Instant from) {
    return new ActivityFilter(
        direction, mailboxes, regarding, queue, party, participant, text, from, sentBefore);
  }

  /** Only what was sent before a time. */
  public ActivityFilter withSentBefore(Instant before) {
    return new ActivityFilter(
        direction, mailboxes, regarding, queue, party, participant, text, sentFrom, before);
  }

  /** Those of a person's mailboxes that are wanted as well. */
  private Set<MailboxId> both(Set<MailboxId> wanted) {
    return mailboxes == null
        ? wanted
        : wanted.stream().filter(mailboxes::contains).collect(Collectors.toUnmodifiableSet());
  }

  /** The direction to list. */
  public Optional<Direction> direction() {
    return Optional.ofNullable(direction);
  }

  /** The mailboxes to list; all if empty, none if the set is. */
  public Optional<Set<MailboxId>> mailboxes() {
    return Optional.ofNullable(mailboxes);
  }

  /** The record to list. */
  public Optional<RecordId> regarding() {
    return Optional.ofNullable(regarding);
  }

  /** The queue to list. */
  public Optional<RecordId> queue() {
    return Optional.ofNullable(queue);
  }

  /** The record that is a party. */
  public Optional<RecordId> party() {
    return Optional.ofNullable(party);
  }

  /** Part of a party's address, empty for any. */
  public String participant() {
    return participant;
  }

  /** Words of the activity. */
  public SearchWords text() {
    return text;
  }

  /** The earliest time of sending. */
  public Optional<Instant> sentFrom() {
    return Optional.ofNullable(sentFrom);
  }

  /** The time before which it was sent. */
  public Optional<Instant> sentBefore() {
    return Optional.ofNullable(sentBefore);
  }
}
