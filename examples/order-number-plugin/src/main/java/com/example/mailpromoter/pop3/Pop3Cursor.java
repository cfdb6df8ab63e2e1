package com.example.mailpromoter.pop3;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.mailbox.Cursor;

/**
 * How far a mailbox has been read: the ids of the last messages. One is enough; the others are kept
 * in case it is deleted. If all of them are gone, reading starts over, and the engine recognises
 * what it has seen. Ids contain no spaces (RFC 1939, UIDL).
 */
final class Pop3Cursor {
  private static final String FORMAT = "1";
  private static final int IDS = 20;

  private Pop3Cursor() {}

  /** The cursor that covers the first {@code count} of these messages. */
  static Cursor after(List<String> ids, int count) {
    List<String> words = new ArrayList<>(List.of(FORMAT));
    words.addAll(ids.subList(Math.max(0, count - IDS), count));
    return new Cursor(String.join(" ", words));
  }

  /** How many of these messages a cursor covers; none when it is not understood (MS-5). */
  static int covered(Cursor cursor, List<String> ids) {
    String[] words = cursor.token().split(" ", -1);
    if (!words[0].equals(FORMAT)) {
      return 0;
    }
    Set<String> known = new HashSet<>(List.of(words).subList(1, words.length));
    int last = ids.size();
    while (last > 0 && !known.contains(ids.get(last - 1))) {
      last--;
    }
    return last;
  }
}
