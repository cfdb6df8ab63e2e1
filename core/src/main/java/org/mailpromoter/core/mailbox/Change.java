package org.mailpromoter.core.mailbox;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that happened in a folder since a cursor.
 *
 * @since 0.1
 */
public sealed interface Change {
  /** Handles each kind of change. */
  <T> T match(Cases<T> cases);

  /**
   * One method for each kind of change.
   *
   * @param <T> what handling yields
   */
  interface Cases<T> {
    /** A message exists. */
    T arrived(Arrived arrived);

    /** A message is gone. */
    T vanished(Vanished vanished);

    /** A message exists, but its header cannot be read. */
    T unreadable(Unreadable unreadable);

    /** The folder was renumbered. */
    T renumbered(Renumbered renumbered);
  }

  /** What happened to one message. */
  sealed interface OfMessage extends Change {
    /** The place of the message. */
    MessageRef ref();
  }

  /**
   * A message that the cursor does not cover. The same message may be reported again, for example
   * after a cursor was lost; the engine recognises it.
   *
   * @param ref its place
   * @param receivedAt when the server received it (IMAP INTERNALDATE)
   * @param size bytes of the whole message; {@link #UNKNOWN_SIZE} if the server does not tell it
   * @param header the header block as raw bytes, up to and including the blank line or cut at the
   *     limit of {@link MailboxSession#changesSince}; not copied, not to be changed
   * @param keywords the keywords that people or programs put on the message, kept in lower case
   * @param forwarding how it came into a mailbox to which others forward theirs
   */
  @SuppressWarnings("ArrayRecordComponent") // headers come by the thousand and are read once
  record Arrived(
      MessageRef ref,
      Instant receivedAt,
      long size,
      byte[] header,
      Set<String> keywords,
      Forwarding forwarding)
      implements OfMessage {
    /** The size of a message whose server does not tell it; other negative sizes mean the same. */
    public static final long UNKNOWN_SIZE = -1;

    /** A message that was not forwarded. */
    public Arrived(
        MessageRef ref, Instant receivedAt, long size, byte[] header, Set<String> keywords) {
      this(ref, receivedAt, size, header, keywords, Forwarding.NONE);
    }

    /** A message without keywords. */
    public Arrived(MessageRef ref, Instant receivedAt, long size, byte[] header) {
      this(ref, receivedAt, size, header, Set.of());
    }

    /** Rejects nulls and converts keywords to lower case. */
    public Arrived {
      size = Math.max(UNKNOWN_SIZE, size);
      keywords =
          keywords.stream()
              .map(each -> each.toLowerCase(Locale.ROOT))
              .collect(Collectors.toUnmodifiableSet());
      Objects.requireNonNull(ref, "ref");
      Objects.requireNonNull(receivedAt, "receivedAt");
      Objects.requireNonNull(header, "header");
      Objects.requireNonNull(forwarding, "forwarding");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.arrived(this);
    }

    @Override
    public String toString() {
      return "Arrived[" + ref + ", " + (size < 0 ? "some" : size) + " bytes]";
    }
  }

  /**
   * A message that was listed but disappeared from a newer listing before its header was read
   * (MS-14).
   *
   * @param ref its place
   * @param why what the server said about it, in its words; empty if it said nothing
   */
  record Vanished(MessageRef ref, String why) implements OfMessage {
    /** Rejects nulls. */
    public Vanished {
      Objects.requireNonNull(ref, "ref");
      Objects.requireNonNull(why, "why");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.vanished(this);
    }
  }

  /**
   * The mailbox lists a message but does not return a readable header (MS-14). The engine records
   * that and asks again in later runs.
   *
   * @param ref its place
   * @param why what the server said about it, in its words and without anything that was sent to
   *     the server; empty if it said nothing
   */
  record Unreadable(MessageRef ref, String why) implements OfMessage {
    /** Rejects nulls. */
    public Unreadable {
      Objects.requireNonNull(ref, "ref");
      Objects.requireNonNull(why, "why");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.unreadable(this);
    }
  }

  /**
   * The folder was renumbered (IMAP: another UIDVALIDITY): every message will be reported again
   * under a new epoch. Comes first in its page.
   *
   * @param folder the folder
   * @param formerEpoch the epoch that is over
   * @param epoch the epoch that began
   */
  record Renumbered(FolderId folder, String formerEpoch, String epoch) implements Change {
    /** Rejects nulls. */
    public Renumbered {
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(formerEpoch, "formerEpoch");
      Objects.requireNonNull(epoch, "epoch");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.renumbered(this);
    }
  }
}
