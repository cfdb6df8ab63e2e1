package org.mailpromoter.core.correlation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.party.RecordId;

/**
 * A stored email activity that was found under at least one sought key. Immutable.
 *
 * @since 0.1
 */
public final class Candidate {
  /** The earliest first; independent of the order in which activities were created. */
  public static final Comparator<Candidate> ORDER = Candidate::order;

  private final ActivityId activity;
  private final @Nullable MessageId messageId;
  private final Direction direction;
  private final String subject;
  private final Instant sentAt;
  private final @Nullable RecordId regarding;
  private final Set<CorrelationKey> storedUnder;
  private final @Nullable Set<CorrelationKey> sought;
  private final @Nullable RecordId owner;
  private final Set<EmailAddress> addresses;
  private final Set<RecordId> people;
  private final boolean stopped;

  private Candidate(
      ActivityId activity,
      @Nullable MessageId messageId,
      Direction direction,
      String subject,
      Instant sentAt,
      @Nullable RecordId regarding,
      Set<CorrelationKey> storedUnder,
      @Nullable Set<CorrelationKey> sought,
      @Nullable RecordId owner,
      Set<EmailAddress> addresses,
      Set<RecordId> people,
      boolean stopped) {
    this.activity = Objects.requireNonNull(activity, "activity");
    this.messageId = messageId;
    this.direction = Objects.requireNonNull(direction, "direction");
    this.subject = Objects.requireNonNull(subject, "subject");
    this.sentAt = Objects.requireNonNull(sentAt, "sentAt");
    this.regarding = regarding;
    this.storedUnder = Set.copyOf(storedUnder);
    this.sought = sought;
    this.owner = owner;
    this.addresses = Set.copyOf(addresses);
    this.people = Set.copyOf(people);
    this.stopped = stopped;
  }

  /**
   * A candidate.
   *
   * @param activity which activity
   * @param messageId its Message-ID, empty when it has none
   * @param direction which way it went
   * @param subject its decoded subject
   * @param sentAt when it was sent
   * @param regarding the record it is about, empty when none
   * @param foundUnder which of the sought keys it was found under
   */
  public static Candidate of(
      ActivityId activity,
      Optional<MessageId> messageId,
      Direction direction,
      String subject,
      Instant sentAt,
      Optional<RecordId> regarding,
      Set<CorrelationKey> foundUnder) {
    return new Candidate(
        activity,
        messageId.orElse(null),
        direction,
        subject,
        sentAt,
        regarding.orElse(null),
        foundUnder,
        null,
        null,
        Set.of(),
        Set.of(),
        false);
  }

  /**
   * Returns this candidate restricted to these keys.
   *
   * @param keys never changed afterwards
   */
  public Candidate soughtBy(Set<CorrelationKey> keys) {
    return copy(foundUnder(), keys, owner, addresses, people, stopped);
  }

  /** Returns this candidate with the stopped state of its conversation. */
  public Candidate stopped(boolean isStopped) {
    return copy(storedUnder, sought, owner, addresses, people, isStopped);
  }

  /** The same candidate with the user or team that owns the activity. */
  public Candidate ownedBy(RecordId newOwner) {
    Objects.requireNonNull(newOwner, "newOwner");
    return copy(storedUnder, sought, newOwner, addresses, people, stopped);
  }

  /**
   * Returns this candidate with its participants.
   *
   * @param allAddresses the addresses of sender and recipients
   * @param allRecords the known records of sender and recipients
   */
  public Candidate between(Set<EmailAddress> allAddresses, Set<RecordId> allRecords) {
    return copy(storedUnder, sought, owner, allAddresses, allRecords, stopped);
  }

  private Candidate copy(
      Set<CorrelationKey> newStoredUnder,
      @Nullable Set<CorrelationKey> newSought,
      @Nullable RecordId newOwner,
      Set<EmailAddress> newAddresses,
      Set<RecordId> newPeople,
      boolean newStopped) {
    return new Candidate(
        activity,
        messageId,
        direction,
        subject,
        sentAt,
        regarding,
        newStoredUnder,
        newSought,
        newOwner,
        newAddresses,
        newPeople,
        newStopped);
  }

  /** Which activity. */
  public ActivityId activity() {
    return activity;
  }

  /** Its Message-ID. */
  public Optional<MessageId> messageId() {
    return Optional.ofNullable(messageId);
  }

  /** Which way it went. */
  public Direction direction() {
    return direction;
  }

  /** Its decoded subject. */
  public String subject() {
    return subject;
  }

  /** When it was sent. */
  public Instant sentAt() {
    return sentAt;
  }

  /** The record it is about. */
  public Optional<RecordId> regarding() {
    return Optional.ofNullable(regarding);
  }

  /** The sought keys under which it was found. */
  public Set<CorrelationKey> foundUnder() {
    if (sought == null || sought.containsAll(storedUnder)) {
      return storedUnder;
    }
    Set<CorrelationKey> found = new HashSet<>(storedUnder);
    found.retainAll(sought);
    return Set.copyOf(found);
  }

  boolean hasId(MessageId id) {
    return id.equals(messageId);
  }

  /** Whether it was found under a key; cheaper than {@link #foundUnder}. */
  boolean isUnder(CorrelationKey key) {
    return storedUnder.contains(key) && (sought == null || sought.contains(key));
  }

  /** Whether somebody stopped tracking its conversation. */
  public boolean isStopped() {
    return stopped;
  }

  /**
   * Whether it was sent before a message; the Message-IDs decide between messages of the same time.
   *
   * @param sent when the message was sent
   * @param message the message
   */
  public boolean precedes(Instant sent, Envelope message) {
    int order = sentAt.compareTo(sent);
    return order == 0
        ? idText().compareTo(message.messageId().map(MessageId::value).orElse("")) < 0
        : order < 0;
  }

  private int order(Candidate other) {
    int order = sentAt.compareTo(other.sentAt);
    if (order == 0) {
      order = idText().compareTo(other.idText());
    }
    if (order == 0) {
      order = other.direction.compareTo(direction);
    }
    return order == 0 ? activity.compareTo(other.activity) : order;
  }

  private String idText() {
    return messageId == null ? "" : messageId.value();
  }

  /** The user or team that owns the activity. */
  public Optional<RecordId> owner() {
    return Optional.ofNullable(owner);
  }

  /** The addresses of its sender and recipients. */
  public Set<EmailAddress> addresses() {
    return addresses;
  }

  /** The known records of its sender and recipients. */
  public Set<RecordId> people() {
    return people;
  }

  @Override
  public String toString() {
    return "Candidate[" + activity + " under " + foundUnder() + "]";
  }
}
