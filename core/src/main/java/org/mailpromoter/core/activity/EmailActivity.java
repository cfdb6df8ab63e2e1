package org.mailpromoter.core.activity;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;

/**
 * A message in the CRM (semantics 4.1). Immutable; made by {@link #builder}.
 *
 * @since 0.1
 */
public final class EmailActivity {
  private static final Set<Flaw> OF_CORRELATION =
      Set.of(Flaw.STRANGER_IN_CONVERSATION, Flaw.SENDER_NOT_AUTHENTICATED);

  private final ActivityId id;
  private final Direction direction;
  private final MessageIdentity identity;
  private final @Nullable MessageId messageId;
  private final String subject;
  private final Instant sentAt;
  private final Instant createdAt;
  private final List<ActivityParty> parties;
  private final @Nullable RecordId acceptingEntity;
  private final @Nullable MailboxId receivingMailbox;
  private final @Nullable RecordId regarding;
  private final @Nullable ActivityId correlatedActivity;
  private final CorrelationMethod correlationMethod;
  private final boolean correlatedSubjectChanged;
  private final Body body;
  private final Set<Flaw> flaws;
  private final @Nullable RecordId owner;
  private final List<RecordId> queues;
  private final Tracking tracking;
  private final long contentSize;

  private EmailActivity(Builder b) {
    id = b.id;
    direction = b.direction;
    identity = b.identity;
    messageId = b.messageId;
    subject = b.subject;
    sentAt = b.sentAt;
    createdAt = b.createdAt;
    parties = List.copyOf(b.parties);
    acceptingEntity = b.acceptingEntity;
    receivingMailbox = b.receivingMailbox;
    regarding = b.regarding;
    correlatedActivity = b.correlatedActivity;
    correlationMethod = b.correlationMethod;
    correlatedSubjectChanged = b.correlatedSubjectChanged;
    body = b.body;
    flaws = Set.copyOf(b.flaws);
    owner = b.owner;
    queues = List.copyOf(b.queues);
    tracking = b.tracking;
    contentSize = b.contentSize;
  }

  /** A builder of an activity with the fields that every activity has. */
  public static Builder builder(ActivityId id, Direction direction, MessageIdentity identity) {
    return new Builder(id, direction, identity);
  }

  /** Its number. */
  public ActivityId id() {
    return id;
  }

  /** Its direction. */
  public Direction direction() {
    return direction;
  }

  /** What identifies it, together with the direction. */
  public MessageIdentity identity() {
    return identity;
  }

  /** Its Message-ID. */
  public Optional<MessageId> messageId() {
    return Optional.ofNullable(messageId);
  }

  /** The decoded subject. */
  public String subject() {
    return subject;
  }

  /** When it was sent; the received date where the Date header cannot be read. */
  public Instant sentAt() {
    return sentAt;
  }

  /** When the activity was created. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Sender, To, Cc and Bcc, in message order. */
  public List<ActivityParty> parties() {
    return parties;
  }

  /** The user or queue that accepted it; empty for mail recorded by hand. */
  public Optional<RecordId> acceptingEntity() {
    return Optional.ofNullable(acceptingEntity);
  }

  /** The mailbox in which it was found. */
  public Optional<MailboxId> receivingMailbox() {
    return Optional.ofNullable(receivingMailbox);
  }

  /** The record it is about. */
  public Optional<RecordId> regarding() {
    return Optional.ofNullable(regarding);
  }

  /** The earlier activity of its conversation (C-2). */
  public Optional<ActivityId> correlatedActivity() {
    return Optional.ofNullable(correlatedActivity);
  }

  /** The correlated activity, but only for methods that know the parent (C-2). */
  public Optional<ActivityId> parentActivity() {
    return correlationMethod.setsParent() ? correlatedActivity() : Optional.empty();
  }

  /** How it was correlated. */
  public CorrelationMethod correlationMethod() {
    return correlationMethod;
  }

  /** Whether the subject differs from that of the correlated activity (C-2). */
  public boolean correlatedSubjectChanged() {
    return correlatedSubjectChanged;
  }

  /** What the message says. */
  public Body body() {
    return body;
  }

  /** What is odd about the message. */
  public Set<Flaw> flaws() {
    return flaws;
  }

  /** The owning user or team (P-30). */
  public Optional<RecordId> owner() {
    return Optional.ofNullable(owner);
  }

  /** The queues in which it is an item. */
  public List<RecordId> queues() {
    return queues;
  }

  /** Whether replies to it are recognised. */
  public Tracking tracking() {
    return tracking;
  }

  /** Bytes below the header of its source message, -1 if unknown. */
  public long contentSize() {
    return contentSize;
  }

  /** The Dynamics 365 column {@code notifications} (P-51). */
  public Notification notification() {
    boolean cut = flaws.contains(Flaw.STRUCTURE_CUT) || flaws.contains(Flaw.NESTING_CUT);
    if (cut || body.attachments().stream().anyMatch(each -> each.fate() != Attachment.Fate.KEPT)) {
      return Notification.ATTACHMENTS_LEFT_OUT;
    }
    return flaws.contains(Flaw.BODY_CUT) ? Notification.BODY_CUT : Notification.NONE;
  }

  /** A builder with all fields of this activity. */
  public Builder toBuilder() {
    return builderOf(id);
  }

  /** The same activity under another number. */
  public EmailActivity numbered(ActivityId number) {
    return builderOf(number).build();
  }

  private Builder builderOf(ActivityId number) {
    Builder copy = new Builder(number, direction, identity);
    copy.messageId = messageId;
    copy.subject = subject;
    copy.sentAt = sentAt;
    copy.createdAt = createdAt;
    copy.parties = parties;
    copy.acceptingEntity = acceptingEntity;
    copy.receivingMailbox = receivingMailbox;
    copy.regarding = regarding;
    copy.correlatedActivity = correlatedActivity;
    copy.correlationMethod = correlationMethod;
    copy.correlatedSubjectChanged = correlatedSubjectChanged;
    copy.body = body;
    copy.owner = owner;
    copy.queues = queues;
    copy.tracking = tracking;
    copy.contentSize = contentSize;
    copy.flaws.addAll(flaws);
    return copy;
  }

  /**
   * Returns this activity with another reading of its header: identity, Message-ID, subject, date
   * and parties. A party that stays keeps its record, which a person may have chosen.
   *
   * @param reading the header, as an activity
   */
  public EmailActivity asReadIn(EmailActivity reading) {
    Builder copy = toBuilder();
    copy.identity = reading.identity;
    copy.messageId = reading.messageId;
    copy.subject = reading.subject;
    copy.sentAt = reading.sentAt;
    copy.parties = ActivityParty.corrected(parties, reading.parties);
    return copy.build();
  }

  /**
   * Returns this activity updated to what is known now: accepting entity, owner, correlation and
   * regarding record. A correlation stays until another one is found.
   *
   * @param revision the activity as it would be made now
   * @param regardingIsSaid whether a person or the tracked folder set the regarding record, which
   *     then stays
   */
  public EmailActivity asRevisedBy(EmailActivity revision, boolean regardingIsSaid) {
    Builder copy = toBuilder();
    copy.acceptingEntity = revision.acceptingEntity;
    copy.owner = revision.owner;
    if (revision.correlatedActivity != null) {
      copy.correlatedActivity = revision.correlatedActivity;
      copy.correlationMethod = revision.correlationMethod;
      copy.correlatedSubjectChanged = revision.correlatedSubjectChanged;
      copy.flaws.removeAll(OF_CORRELATION);
      copy.flaws(revision.flaws);
    }
    boolean keeps = revision.regarding == null && revision.correlatedActivity == null;
    if (!regardingIsSaid && !(keeps && correlatedActivity != null)) {
      copy.regarding = revision.regarding;
    }
    return copy.build();
  }

  /**
   * Whether two activities have the same accepting entity, owner, correlation and regarding record.
   */
  public boolean isLinkedLike(EmailActivity other) {
    return Objects.equals(acceptingEntity, other.acceptingEntity)
        && Objects.equals(correlatedActivity, other.correlatedActivity)
        && correlationMethod == other.correlationMethod
        && correlatedSubjectChanged == other.correlatedSubjectChanged
        && flaws.equals(other.flaws)
        && isInheritedLike(other);
  }

  /** Whether replies inherit the same values from two activities. */
  public boolean isInheritedLike(EmailActivity other) {
    return Objects.equals(owner, other.owner) && Objects.equals(regarding, other.regarding);
  }

  /** The same activity under another identity. */
  public EmailActivity withIdentity(MessageIdentity other) {
    Builder copy = toBuilder();
    copy.identity = other;
    return copy.build();
  }

  /** Whether the headers of two activities are equal. */
  public boolean saysTheSameAs(EmailActivity other) {
    return identity.equals(other.identity)
        && Objects.equals(messageId, other.messageId)
        && subject.equals(other.subject)
        && sentAt.equals(other.sentAt)
        && parties.equals(other.parties);
  }

  @Override
  public String toString() {
    return "EmailActivity[" + id + " " + direction + " '" + subject + "']";
  }

  /** Collects the fields of an activity. Not thread-safe. */
  public static final class Builder {
    private final ActivityId id;
    private final Direction direction;
    private MessageIdentity identity;
    private @Nullable MessageId messageId;
    private String subject = "";
    private Instant sentAt = Instant.EPOCH;
    private Instant createdAt = Instant.EPOCH;
    private List<ActivityParty> parties = List.of();
    private @Nullable RecordId acceptingEntity;
    private @Nullable MailboxId receivingMailbox;
    private @Nullable RecordId regarding;
    private @Nullable ActivityId correlatedActivity;
    private CorrelationMethod correlationMethod = CorrelationMethod.NONE;
    private boolean correlatedSubjectChanged;
    private Body body = Body.EMPTY;
    private @Nullable RecordId owner;
    private List<RecordId> queues = List.of();
    private Tracking tracking = Tracking.TRACKED;
    private long contentSize = -1;
    private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);

    private Builder(ActivityId id, Direction direction, MessageIdentity identity) {
      this.id = Objects.requireNonNull(id, "id");
      this.direction = Objects.requireNonNull(direction, "direction");
      this.identity = Objects.requireNonNull(identity, "identity");
    }

    /** Sets the Message-ID. */
    public Builder messageId(MessageId value) {
      messageId = value;
      return this;
    }

    /** Sets the decoded subject. */
    public Builder subject(String value) {
      subject = value;
      return this;
    }

    /** Sets when it was sent. */
    public Builder sentAt(Instant value) {
      sentAt = value;
      return this;
    }

    /** Sets when the activity is created. */
    public Builder createdAt(Instant value) {
      createdAt = value;
      return this;
    }

    /** Sets the participants. */
    public Builder parties(List<ActivityParty> value) {
      parties = value;
      return this;
    }

    /** Sets who accepted it. */
    public Builder acceptingEntity(RecordId value) {
      acceptingEntity = value;
      return this;
    }

    /** Sets the mailbox in which it was found. */
    public Builder receivingMailbox(MailboxId value) {
      receivingMailbox = value;
      return this;
    }

    /** Sets the record it is about. */
    public Builder regarding(RecordId value) {
      regarding = value;
      return this;
    }

    /** Unlinks it from its record. */
    public Builder withoutRegarding() {
      regarding = null;
      return this;
    }

    /** Removes the user or queue that accepted it. */
    public Builder withoutAcceptingEntity() {
      acceptingEntity = null;
      return this;
    }

    /** Removes the owner. */
    public Builder withoutOwner() {
      owner = null;
      return this;
    }

    /** Sets the earlier activity of its conversation. */
    public Builder correlated(ActivityId activity, CorrelationMethod method, boolean changed) {
      correlatedActivity = activity;
      correlationMethod = method;
      correlatedSubjectChanged = changed;
      return this;
    }

    /** Sets what the message says and adds the body's flaws. */
    public Builder body(Body value) {
      body = value;
      flaws.addAll(value.flaws());
      return this;
    }

    /** Sets the owner. */
    public Builder owner(RecordId value) {
      owner = value;
      return this;
    }

    /** Sets the queues in which it is an item. */
    public Builder queues(List<RecordId> value) {
      queues = value;
      return this;
    }

    /** Sets whether replies to it are recognised. */
    public Builder tracking(Tracking value) {
      tracking = value;
      return this;
    }

    /** Sets the bytes below the header of its message. */
    public Builder contentSize(long value) {
      contentSize = value;
      return this;
    }

    /** Adds remarks. */
    public Builder flaws(Set<Flaw> values) {
      flaws.addAll(values);
      return this;
    }

    /** The activity. */
    public EmailActivity build() {
      return new EmailActivity(this);
    }
  }
}
