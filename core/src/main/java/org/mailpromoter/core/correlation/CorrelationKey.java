package org.mailpromoter.core.correlation;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;

/**
 * A key under which a stored message can be found. Strategies that use the same space share keys.
 * Stores keep a hash of at least 128 bits and never the text.
 *
 * @param space what kind of thing the value is, for example {@code message-id}
 * @param value the value
 * @since 0.1
 */
public record CorrelationKey(String space, String value) {
  /** The space of Message-IDs, without angle brackets. */
  public static final String MESSAGE_ID = "message-id";

  /**
   * The space of unknown Message-IDs that a stored message answers; it is found by them when such a
   * message arrives later.
   */
  public static final String AWAITED = "awaited";

  /** The space of the parts of Message-IDs before the {@code @}. */
  public static final String MESSAGE_ID_LEFT = "message-id-left";

  /** The space of tracking tokens, in upper case. */
  public static final String TOKEN = "tracking-token";

  /** The space of signed tokens, in lower case and without prefix. */
  public static final String SIGNED_TOKEN = "signed-token";

  /** The space of whole conversation indexes, in hexadecimal digits. */
  public static final String THREAD_INDEX = "thread-index";

  /** The space of the first 22 bytes of conversation indexes, in hexadecimal digits. */
  public static final String CONVERSATION = "conversation";

  /** The space of the times at which conversations began, with the words of their subjects. */
  public static final String CONVERSATION_START = "conversation-start";

  /** The space of the words of subjects. */
  public static final String SUBJECT_WORDS = "subject-words";

  /** The space of message identities, by which copies of one message find each other. */
  public static final String IDENTITY = "identity";

  /** The space of addresses for which a record was created. */
  public static final String RECORD_OF = "record-of";

  /** The key of all copies of a message, of either direction. */
  public static CorrelationKey of(MessageIdentity identity) {
    return new CorrelationKey(IDENTITY, identity.fingerprint() + " " + identity.key());
  }

  /** The keys of a Message-ID: the whole id, and its left part if that is long enough. */
  public static Set<CorrelationKey> ofId(MessageId id) {
    return MessageIdKeys.keys(List.of(id));
  }

  /** The key under which mail of a sender waits for a record of the sender. */
  public static CorrelationKey ofRecord(EmailAddress sender) {
    return new CorrelationKey(RECORD_OF, sender.value());
  }

  /** Checks for nulls and an empty value. */
  public CorrelationKey {
    Objects.requireNonNull(space, "space");
    Objects.requireNonNull(value, "value");
    if (space.isEmpty() || value.isEmpty()) {
      throw new IllegalArgumentException("a correlation key needs a space and a value");
    }
  }

  /** Written out: the generated method uses method handles, which are slow with the C1 compiler. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CorrelationKey key
        && value.equals(key.value)
        && space.equals(key.space);
  }

  @Override
  public int hashCode() {
    return 31 * space.hashCode() + value.hashCode();
  }

  @Override
  public String toString() {
    return space + "=" + value;
  }
}
