package org.mailpromoter.core.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The conversation index of {@code Thread-Index}, decoded as the structure it is (MS-OXOMSG,
 * 2.2.1.3): a header of 22 bytes (one reserved byte, five bytes of the time, a GUID), and five more
 * bytes for each reply. The index of a parent is therefore a prefix of the indexes of its children.
 * Immutable.
 *
 * @since 0.1
 */
public final class ThreadIndex {
  private static final int HEADER = 22;
  private static final int CHILD = 5;

  /** Where the time of the header ends and the GUID begins. */
  private static final int TIME_END = 6;

  private static final Instant FILETIME_EPOCH = Instant.parse("1601-01-01T00:00:00Z");
  private static final long FILETIME_PER_MILLISECOND = 10_000;

  /** Base64 of about 300 replies; the Dynamics 365 column ends at 2,048 characters, too (C-40). */
  private static final int LONGEST_TEXT = 2_048;

  private static final int MOST_BYTES = LONGEST_TEXT / 4 * 3;

  /** A time that passed is counted in 2^18 or, from 2^49 on, in 2^23 units of 100 nanoseconds. */
  private static final int SHORT_SPAN_BITS = 49;

  private static final int SHORT_SPAN_UNIT = 18;
  private static final int LONG_SPAN_UNIT = 23;
  private static final long LONG_SPAN = 1L << 31;

  private final byte[] bytes;

  private ThreadIndex(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a header value.
   *
   * @return empty when it is not base64 or shorter than a conversation's header; bytes that make no
   *     whole child are left out
   */
  public static Optional<ThreadIndex> parse(String header) {
    if (header.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getMimeDecoder().decode(header);
      if (decoded.length < HEADER) {
        return Optional.empty();
      }
      int whole = decoded.length - (decoded.length - HEADER) % CHILD;
      return Optional.of(new ThreadIndex(Arrays.copyOf(decoded, whole)));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /**
   * The index of a conversation that begins.
   *
   * @param at when
   * @param random makes the GUID
   */
  public static ThreadIndex begun(Instant at, RandomGenerator random) {
    byte[] bytes = new byte[HEADER];
    random.nextBytes(bytes);
    long time = fileTime(at);
    for (int i = 0; i < TIME_END; i++) {
      bytes[i] = (byte) (time >>> Long.SIZE - Byte.SIZE * (i + 1));
    }
    return new ThreadIndex(bytes);
  }

  /**
   * The index of a reply to the message with this index (MS-OXOMSG, 2.2.1.3.2); this one itself if
   * the conversation is too long for another.
   *
   * @param at when it is written
   * @param random tells replies of the same moment apart
   */
  public ThreadIndex answered(Instant at, RandomGenerator random) {
    if (bytes.length + CHILD > MOST_BYTES) {
      return this;
    }
    long passed = Math.max(0, fileTime(at) - fileTime(begunAt()));
    boolean isLong = passed >>> SHORT_SPAN_BITS != 0;
    long delta = isLong ? passed >>> LONG_SPAN_UNIT | LONG_SPAN : passed >>> SHORT_SPAN_UNIT;
    byte[] child = Arrays.copyOf(bytes, bytes.length + CHILD);
    for (int i = 0; i < Integer.BYTES; i++) {
      child[bytes.length + i] = (byte) (delta >>> Integer.SIZE - Byte.SIZE * (i + 1));
    }
    child[child.length - 1] = (byte) random.nextInt();
    return new ThreadIndex(child);
  }

  private static long fileTime(Instant at) {
    return Duration.between(FILETIME_EPOCH, at).toMillis() * FILETIME_PER_MILLISECOND;
  }

  /** The value of the header field. */
  public String text() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** How many replies lie between the conversation's first message and this one. */
  public int depth() {
    return (bytes.length - HEADER) / CHILD;
  }

  /** The whole index in hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * When the conversation began, to about two seconds. The header holds the upper bytes of a
   * FILETIME, whose first byte is 1 until 2057 as the reserved byte is always: some programs write
   * both and some only one.
   */
  public Instant begunAt() {
    int first = bytes[1] == 1 ? 1 : 0;
    long time = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      int at = first + i;
      time = time << Byte.SIZE | (at < TIME_END ? bytes[at] & 0xff : 0);
    }
    return FILETIME_EPOCH.plusMillis(time / FILETIME_PER_MILLISECOND);
  }

  /** The conversation's header in hexadecimal digits: the same for every message of it. */
  public String conversation() {
    return HexFormat.of().formatHex(bytes, 0, HEADER);
  }

  /** The indexes of all ancestors in hexadecimal digits, the parent first. */
  public List<String> ancestors() {
    List<String> ancestors = new ArrayList<>(depth());
    for (int length = bytes.length - CHILD; length >= HEADER; length -= CHILD) {
      ancestors.add(HexFormat.of().formatHex(bytes, 0, length));
    }
    return ancestors;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ThreadIndex t && Arrays.equals(bytes, t.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return conversation() + "+" + depth();
  }
}
