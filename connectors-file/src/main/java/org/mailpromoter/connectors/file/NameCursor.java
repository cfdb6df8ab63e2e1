package org.mailpromoter.connectors.file;

import java.util.Collection;
import java.util.Optional;
import org.mailpromoter.core.mailbox.Cursor;

/**
 * How far a folder of files was read: every name up to {@code last}. Names come in order of
 * delivery, but nothing promises it; so the cursor also knows how many names it covers and a sum
 * over them. If these no longer agree, an earlier name was added or one was removed, and the folder
 * is reported from its start: that costs time, but no message is lost.
 *
 * @param count names covered
 * @param sum over the covered names, in any order
 * @param last the highest name covered
 */
record NameCursor(long count, long sum, String last) {
  private static final String VERSION = "1";
  static final NameCursor START = new NameCursor(0, 0, "");

  static Optional<NameCursor> of(Cursor cursor) {
    String[] words = cursor.token().split(" ", 4);
    if (words.length != 4 || !words[0].equals(VERSION)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new NameCursor(Long.parseLong(words[1]), Long.parseUnsignedLong(words[2], 16), words[3]));
    } catch (NumberFormatException e) {
      return Optional.empty(); // not ours: the folder is read from the start
    }
  }

  /** Whether the covered names are still exactly these. */
  boolean covers(Collection<String> names) {
    return count == names.size() && sum == names.stream().mapToLong(NameCursor::hash).sum();
  }

  /** The cursor after one more name. */
  NameCursor with(String name) {
    return new NameCursor(count + 1, sum + hash(name), name);
  }

  Cursor token() {
    return new Cursor(VERSION + " " + count + " " + Long.toHexString(sum) + " " + last);
  }

  /** FNV-1a; a chance agreement costs a second reading of nothing worse than a late message. */
  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
