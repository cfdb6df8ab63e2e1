package org.mailpromoter.exchange.stub.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import org.mailpromoter.exchange.stub.soap.EwsError;

/**
 * Ids as Exchange gives them: long, in Base64, different only in the case of a letter at times, and
 * without meaning to clients.
 */
public final class Ids {
  private static final int LENGTH = 114;
  private static final int MARK = 0x00032400;

  /** What an id names. */
  public enum Kind {
    /** A folder. */
    FOLDER('F'),
    /** An item. */
    ITEM('I'),
    /** A conversation. */
    CONVERSATION('C');

    private final char code;

    Kind(char code) {
      this.code = code;
    }

    private static Kind of(int code) {
      return Arrays.stream(values())
          .filter(each -> each.code == code)
          .findFirst()
          .orElseThrow(EwsError::malformedId);
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

  /** The id of an item. */
  public static String of(StoredItem item) {
    return ofItem(item.mailbox(), item.number());
  }

  /** The id of an item that may be gone. */
  public static String ofItem(int mailbox, int item) {
    return encode(new Key(Kind.ITEM, mailbox, item));
  }

  /** The id of a folder. */
  public static String ofFolder(int mailbox, int folder) {
    return encode(new Key(Kind.FOLDER, mailbox, folder));
  }

  /** The id of a conversation. */
  public static String ofConversation(int mailbox, int hash) {
    return encode(new Key(Kind.CONVERSATION, mailbox, hash));
  }

  /** A change key. */
  public static String changeKey(int change) {
    byte[] bytes = ByteBuffer.allocate(20).putInt(0x09000000).putInt(16, change).array();
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String encode(Key key) {
    ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
    buffer.putInt(MARK).putInt(key.kind().code).putInt(key.mailbox()).putInt(key.number());
    long filler = key.hashCode();
    while (buffer.remaining() > 2 * Long.BYTES) {
      filler = filler * 6364136223846793005L + 1442695040888963407L;
      buffer.putLong(filler);
    }
    buffer.putLong(LENGTH - Long.BYTES, checksum(buffer.array()));
    return Base64.getEncoder().encodeToString(buffer.array());
  }

  private static long checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, LENGTH - Long.BYTES);
    return sum.getValue();
  }

  /** Reads an id; one that this server never gave is refused. */
  public static Key decode(String id) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes(id));
    if (buffer.remaining() != LENGTH
        || buffer.getInt() != MARK
        || buffer.getLong(LENGTH - Long.BYTES) != checksum(buffer.array())) {
      throw EwsError.malformedId();
    }
    return new Key(Kind.of(buffer.getInt()), buffer.getInt(), buffer.getInt());
  }

  private static byte[] bytes(String id) {
    try {
      return Base64.getDecoder().decode(id);
    } catch (IllegalArgumentException e) {
      throw EwsError.malformedId();
    }
  }
}
