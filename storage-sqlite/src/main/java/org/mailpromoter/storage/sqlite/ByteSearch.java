package org.mailpromoter.storage.sqlite;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts a text in a file of any size. */
final class ByteSearch {
  private ByteSearch() {}

  /** Overlapping finds are not counted twice; letters of ASCII match in either case. */
  static long count(Path file, String lowerCase) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return count(in, lowerCase);
    }
  }

  /** The same in a buffered stream, which is read to its end. */
  static long count(InputStream in, String lowerCase) throws IOException {
    byte[] wanted = lowerCase.getBytes(StandardCharsets.UTF_8);
    int[] fallBack = fallBacks(wanted);
    long found = 0;
    int matched = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      byte c = (byte) (b >= 'A' && b <= 'Z' ? b + 32 : b);
      while (matched > 0 && wanted[matched] != c) {
        matched = fallBack[matched - 1];
      }
      matched += wanted[matched] == c ? 1 : 0;
      if (matched == wanted.length) {
        found++;
        matched = 0;
      }
    }
    return found;
  }

  /** The table of Knuth, Morris and Pratt: linear for any file. */
  private static int[] fallBacks(byte[] wanted) {
    int[] table = new int[wanted.length];
    int matched = 0;
    for (int i = 1; i < wanted.length; i++) {
      while (matched > 0 && wanted[matched] != wanted[i]) {
        matched = table[matched - 1];
      }
      matched += wanted[matched] == wanted[i] ? 1 : 0;
      table[i] = matched;
    }
    return table;
  }
}
