package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Counts an address in bytes of any number; letters of ASCII match in either case. It looks for the
 * at sign, which is rare and has no case, and compares what is around it: a part of the text is
 * compared once for each at sign of the address at most.
 */
final class ByteSearch {
  private static final int BUFFER = 1 << 20;

  private final byte[] wanted;
  private final int sign;
  private final byte[] buffer = new byte[BUFFER];
  private int filled;

  /** The end of what was found last; it may lie in front of the buffer. */
  private int free;

  private long found;

  private ByteSearch(String address) {
    this.wanted = address.getBytes(StandardCharsets.UTF_8);
    this.sign =
        address.substring(0, address.lastIndexOf('@')).getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Counts an address in a file.
   *
   * @param address in lower case
   */
  static long count(Path file, String address) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return count(in, address);
    }
  }

  /** The same in a stream, which is read to its end. */
  static long count(InputStream in, String address) throws IOException {
    ByteSearch search = new ByteSearch(address);
    while (search.fill(in)) {
      search.look();
    }
    return search.found;
  }

  /** Keeps the end, in which an address may begin, and reads on. */
  private boolean fill(InputStream in) throws IOException {
    int kept = Math.min(filled, wanted.length - 1);
    int gone = filled - kept;
    System.arraycopy(buffer, gone, buffer, 0, kept);
    free -= gone;
    int count = in.read(buffer, kept, BUFFER - kept);
    filled = kept + Math.max(0, count);
    return count >= 0;
  }

  /** Counts what lies in the buffer as a whole. */
  private void look() {
    int last = filled - wanted.length + sign;
    for (int at = sign; at <= last; at++) {
      if (buffer[at] == '@' && at - sign >= free && isAt(at - sign)) {
        found++;
        free = at - sign + wanted.length;
      }
    }
  }

  /** From the sign to both ends, as other text mostly differs near it. */
  private boolean isAt(int start) {
    int end = sign;
    while (end < wanted.length && lower(buffer[start + end]) == wanted[end]) {
      end++;
    }
    int begin = sign;
    while (begin > 0 && lower(buffer[start + begin - 1]) == wanted[begin - 1]) {
      begin--;
    }
    return end == wanted.length && begin == 0;
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }
}
