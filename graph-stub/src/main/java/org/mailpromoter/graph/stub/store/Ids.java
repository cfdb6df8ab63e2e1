package org.mailpromoter.graph.stub.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Ids as Graph gives them by default: long, different only in the case of a letter at times,
 * without meaning to clients, and another one after each move.
 */
public final class Ids {
  private static final int LENGTH = 114;
  private static final int MARK = 0x00032400;

  /** What an id names. */
  public enum Kind {
    /** A folder. */
    FOLDER('F'),
    /** A message. */
    MESSAGE('M'),
    /** A conversation. */
    CONVERSATION('C');

    private final char code;

    Kind(char code) {
      this.code = code;
    }
  }

  /**
   * The content of an id.
   *
   * @param kind what it names
   * @param mailbox the number of the mailbox
   * @param number the number in the mailbox
   */
  public record Key(Kind kind, int mailbox, int number) {}

  private Ids() {}

  /** The id of a message. */
  public static String of(StoredItem item) {
    return ofMessage(item.place().mailbox(), item.number());
  }

  /** The id of a message that may be gone. */
  public static String ofMessage(int mailbox, int item) {
    return encode(new Key(Kind.MESSAGE, mailbox, item));
  }

  /** The id of a folder. */
  public static String ofFolder(int mailbox, int folder) {
    return encode(new Key(Kind.FOLDER, mailbox, folder));
  }

  /** The id of a conversation. */
  public static String ofConversation(int mailbox, int hash) {
    return encode(new Key(Kind.CONVERSATION, mailbox, hash));
  }

  /** The id of the user who owns a mailbox. */
  public static String ofUser(StoredMailbox mailbox) {
    return UUID.nameUUIDFromBytes(mailbox.address().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** A change key, which is also in the ETag. */
  public static String changeKey(int change) {
    byte[] bytes = ByteBuffer.allocate(20).putInt(0x09000000).putInt(16, change).array();
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String encode(Key key) {
    ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
    buffer.putInt(MARK).putInt(key.kind().code).putInt(key.mailbox()).putInt(key.number());
    long filler = 31L * (31L * key.kind().code + key.mailbox()) + key.number();
    while (buffer.remaining() >= Long.BYTES) {
      filler = filler * 6364136223846793005L + 1442695040888963407L;
      buffer.putLong(filler);
    }
    return Base64.getUrlEncoder().encodeToString(buffer.array());
  }

  /** Reads an id; empty for one that this server never gives. */
  public static Optional<Key> decode(String id) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(id);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != LENGTH) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, Integer.BYTES, LENGTH - Integer.BYTES);
    int kind = buffer.getInt();
    int mailbox = buffer.getInt();
    int number = buffer.getInt();
    return Arrays.stream(Kind.values())
        .filter(each -> each.code == kind)
        .map(each -> new Key(each, mailbox, number))
        .filter(key -> encode(key).equals(id))
        .findFirst();
  }
}
