package org.mailpromoter.core.sync;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.ContentDigest;
import org.mailpromoter.core.message.Envelope;

/**
 * The content digests of messages without a Message-ID. Their headers alone cannot
 * distinguish a copy from another message that the same program wrote in the same second, so the
 * second one would be lost as a duplicate. Immutable.
 */
final class Contents {
  /** Of no message. */
  static final Contents NONE = new Contents(Map.of());

  private final Map<MessageRef, String> digests;

  private Contents(Map<MessageRef, String> digests) {
    this.digests = Map.copyOf(digests);
  }

  /**
   * Reads the messages that have no Message-ID, which are few, and skips the others.
   *
   * @param messages messages of one folder
   * @param hasId whether a header has a Message-ID
   */
  static Contents read(
      Collection<? extends Change.OfMessage> messages,
      Predicate<byte[]> hasId,
      MailboxSession session)
      throws MailAccessException {
    List<Change.Arrived> nameless =
        messages.stream()
            .filter(Change.Arrived.class::isInstance)
            .map(Change.Arrived.class::cast)
            .filter(each -> !hasId.test(each.header()))
            .toList();
    if (nameless.isEmpty()) {
      return NONE;
    }
    Digesting digesting = new Digesting();
    session.fetch(nameless, digesting);
    return new Contents(digesting.digests);
  }

  /** The envelope of a message, above its content where that was read. */
  Envelope under(MessageRef ref, Envelope envelope) {
    String content = digests.get(ref);
    return content == null ? envelope : envelope.above(content);
  }

  private static final class Digesting implements BodySink {
    private final Map<MessageRef, String> digests = new HashMap<>();

    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      digests.put(ref, ContentDigest.of(message));
    }

    /** It cannot be shown to be a copy of another message, so it is not one. */
    @Override
    public void missing(MessageRef ref, String why) {
      digests.put(ref, String.join("\n", "unread", ref.folder().value(), ref.epoch(), ref.id()));
    }
  }
}
