package org.mailpromoter.core.message;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The content of a message header, decoded and bounded. Equal envelopes come from equal headers.
 * Immutable; made by {@link EnvelopeParser} or, in tests and tools, by {@link #builder()}.
 *
 * @since 0.1
 */
public final class Envelope {
  private final @Nullable MessageId messageId;
  private final List<MessageId> inReplyTo;
  private final List<MessageId> references;
  private final String subject;
  private final AddressList from;
  private final @Nullable NamedAddress sender;
  private final AddressList replyTo;
  private final AddressList to;
  private final AddressList cc;
  private final AddressList bcc;
  private final @Nullable Instant date;
  private final @Nullable String threadIndex;
  private final Map<String, String> hints;
  private final Set<Flaw> flaws;
  private final MessageIdentity identity;

  private Envelope(Builder b) {
    messageId = b.messageId;
    inReplyTo = List.copyOf(b.inReplyTo);
    references = List.copyOf(b.references);
    subject = b.subject;
    from = b.from;
    sender = b.sender;
    replyTo = b.replyTo;
    to = b.to;
    cc = b.cc;
    bcc = b.bcc;
    date = b.date;
    threadIndex = b.threadIndex;
    hints = b.hints.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(b.hints));
    flaws = b.flaws.isEmpty() ? Set.of() : Set.copyOf(b.flaws);
    identity = b.identity != null ? b.identity : MessageDigests.identityOf(this);
  }

  private Envelope(Envelope e, MessageIdentity identity) {
    messageId = e.messageId;
    inReplyTo = e.inReplyTo;
    references = e.references;
    subject = e.subject;
    from = e.from;
    sender = e.sender;
    replyTo = e.replyTo;
    to = e.to;
    cc = e.cc;
    bcc = e.bcc;
    date = e.date;
    threadIndex = e.threadIndex;
    hints = e.hints;
    flaws = e.flaws;
    this.identity = identity;
  }

  /** A builder whose fields are all empty. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A placeholder for a header that cannot be read.
   *
   * @param place identifies the message in its mailbox
   */
  public static Envelope unread(String place) {
    String key = "digest:" + new MessageDigests().add("unread").add(place).hex();
    return builder().identity(new MessageIdentity(key, 0)).flaw(Flaw.HEADER_UNREAD).build();
  }

  /** Whether it is a placeholder for a header that cannot be read. */
  public boolean isUnread() {
    return flaws.contains(Flaw.HEADER_UNREAD);
  }

  /** The id of the message, empty if the header has no usable one. */
  public Optional<MessageId> messageId() {
    return Optional.ofNullable(messageId);
  }

  /** The ids in In-Reply-To, in order. Several are legal (RFC 5322, 3.6.4). */
  public List<MessageId> inReplyTo() {
    return inReplyTo;
  }

  /** The ids in References, oldest first; the nearest ancestor is last. */
  public List<MessageId> references() {
    return references;
  }

  /** The ids of the messages that this one answers, the nearest first: In-Reply-To, References. */
  public Set<MessageId> ancestors() {
    Set<MessageId> ancestors = new LinkedHashSet<>(inReplyTo);
    for (int i = references.size() - 1; i >= 0; i--) {
      ancestors.add(references.get(i));
    }
    return ancestors;
  }

  /** The subject, encoded words decoded, controls removed; empty when there is none. */
  public String subject() {
    return subject;
  }

  /** The From header; more than one author is legal, the first counts as the sender. */
  public AddressList from() {
    return from;
  }

  /** The Sender header (RFC 5322, 3.6.2), empty when absent. */
  public Optional<NamedAddress> sender() {
    return Optional.ofNullable(sender);
  }

  /** The Reply-To header. Shown to people, but never used as the author. */
  public AddressList replyTo() {
    return replyTo;
  }

  /** The To header. */
  public AddressList to() {
    return to;
  }

  /** The Cc header. */
  public AddressList cc() {
    return cc;
  }

  /** The Bcc header; received mail normally has none. */
  public AddressList bcc() {
    return bcc;
  }

  /** Every address in From, To, Cc and Bcc once, in this order. */
  public Set<EmailAddress> addresses() {
    Set<EmailAddress> all = new LinkedHashSet<>();
    eachAddress(all::add);
    return all;
  }

  /** Visits every address in From, To, Cc and Bcc, in this order, some more than once. */
  public void eachAddress(Consumer<EmailAddress> visitor) {
    for (AddressList list : List.of(from, to, cc, bcc)) {
      list.addresses().forEach(each -> visitor.accept(each.address()));
    }
  }

  /** When the message says it was written; empty when absent or unreadable. */
  public Optional<Instant> date() {
    return Optional.ofNullable(date);
  }

  /** The Thread-Index header of Microsoft's clients, spaces removed, still in base 64. */
  public Optional<String> threadIndex() {
    return Optional.ofNullable(threadIndex);
  }

  /**
   * A header that hints at the origin of the message, the first of its name. Kept are
   * Auto-Submitted, Precedence, List-Id, X-Auto-Response-Suppress, X-Autoreply and similar headers,
   * Return-Path, Delivered-To and X-Original-To, each cut at 500 characters, and all fields of
   * Authentication-Results, each in a line of its own; a long one is kept as its results only.
   * While it is not clear who the author is, From is kept as it was written.
   *
   * @param name the header's name, in any case
   */
  public Optional<String> hint(String name) {
    return Optional.ofNullable(hints.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether the message is under rights management (IRM, semantics A-23). */
  public boolean isProtected() {
    return hint("content-class").orElse("").toLowerCase(Locale.ROOT).startsWith("rpmsg.message")
        || hint("content-type").orElse("").toLowerCase(Locale.ROOT).contains("rpmsg");
  }

  /** All kept hints, names in lower case, in alphabetical order. */
  public Map<String, String> hints() {
    return hints;
  }

  /** What is odd about the header. */
  public Set<Flaw> flaws() {
    return flaws;
  }

  /** The identity that all copies of this message share. */
  public MessageIdentity identity() {
    return identity;
  }

  /**
   * Returns this envelope for a message with a certain content. Without a Message-ID the content is
   * part of the identity, because programs write many mails with the same header; with a
   * Message-ID nothing changes.
   *
   * @param content a digest of the content, see {@link ContentDigest}
   */
  public Envelope above(String content) {
    if (messageId != null) {
      return this;
    }
    String key = "digest:" + new MessageDigests().add(identity.key()).add(content).hex();
    return new Envelope(this, new MessageIdentity(key, identity.fingerprint()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Envelope e
        && Objects.equals(messageId, e.messageId)
        && inReplyTo.equals(e.inReplyTo)
        && references.equals(e.references)
        && subject.equals(e.subject)
        && from.equals(e.from)
        && Objects.equals(sender, e.sender)
        && replyTo.equals(e.replyTo)
        && to.equals(e.to)
        && cc.equals(e.cc)
        && bcc.equals(e.bcc)
        && Objects.equals(date, e.date)
        && Objects.equals(threadIndex, e.threadIndex)
        && hints.equals(e.hints)
        && flaws.equals(e.flaws)
        && identity.equals(e.identity);
  }

  @Override
  public int hashCode() {
    return identity.hashCode();
  }

  @Override
  public String toString() {
    return "Envelope[" + identity.key() + ", from " + from.addresses() + ", '" + subject + "']";
  }

  /** Collects the fields of an envelope. Not thread-safe. */
  public static final class Builder {
    private @Nullable MessageId messageId;
    private List<MessageId> inReplyTo = List.of();
    private List<MessageId> references = List.of();
    private String subject = "";
    private AddressList from = AddressList.EMPTY;
    private @Nullable NamedAddress sender;
    private AddressList replyTo = AddressList.EMPTY;
    private AddressList to = AddressList.EMPTY;
    private AddressList cc = AddressList.EMPTY;
    private AddressList bcc = AddressList.EMPTY;
    private @Nullable Instant date;
    private @Nullable String threadIndex;
    private final Map<String, String> hints = new TreeMap<>();
    private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    private @Nullable MessageIdentity identity;

    private Builder() {}

    /** Sets the Message-ID. */
    public Builder messageId(MessageId id) {
      messageId = id;
      return this;
    }

    /** Sets the ids of In-Reply-To. */
    public Builder inReplyTo(List<MessageId> ids) {
      inReplyTo = ids;
      return this;
    }

    /** Sets the ids of References, oldest first. */
    public Builder references(List<MessageId> ids) {
      references = ids;
      return this;
    }

    /** Sets the decoded subject. */
    public Builder subject(String text) {
      subject = text;
      return this;
    }

    /** Sets the authors. */
    public Builder from(AddressList list) {
      from = list;
      return this;
    }

    /** Sets the Sender header. */
    public Builder sender(NamedAddress address) {
      sender = address;
      return this;
    }

    /** Sets the Reply-To header. */
    public Builder replyTo(AddressList list) {
      replyTo = list;
      return this;
    }

    /** Sets the To header. */
    public Builder to(AddressList list) {
      to = list;
      return this;
    }

    /** Sets the Cc header. */
    public Builder cc(AddressList list) {
      cc = list;
      return this;
    }

    /** Sets the Bcc header. */
    public Builder bcc(AddressList list) {
      bcc = list;
      return this;
    }

    /** Sets the date of writing. */
    public Builder date(Instant instant) {
      date = instant;
      return this;
    }

    /** Sets the Thread-Index. */
    public Builder threadIndex(String base64) {
      threadIndex = base64;
      return this;
    }

    /** Keeps a hint; a later one of the same name is ignored. */
    public Builder hint(String name, String value) {
      hints.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
      return this;
    }

    /** Adds a remark. */
    public Builder flaw(Flaw flaw) {
      flaws.add(flaw);
      return this;
    }

    /** Sets the identity; without it the identity is derived from the fields. */
    public Builder identity(MessageIdentity value) {
      identity = value;
      return this;
    }

    /** The envelope. */
    public Envelope build() {
      return new Envelope(this);
    }
  }
}
