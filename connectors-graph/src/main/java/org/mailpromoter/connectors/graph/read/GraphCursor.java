package org.mailpromoter.connectors.graph.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.connectors.graph.server.Reading;
import org.mailpromoter.core.mailbox.Cursor;

/**
 * How far a folder was read.
 *
 * @param reading how it is read
 * @param folder the id of the folder, so that another folder of the same name is read from its
 *     start
 * @param sweepAt when the folder is looked through next, in seconds since 1970; 0 while it is read
 *     for the first time
 * @param at with {@link Reading#DELTA} the link of Graph that is read next; with {@link
 *     Reading#LIST} the time of receipt up to which it was read; empty for the start
 * @param handed digests of messages that were already handed out: of the page behind the link, or
 *     those that were received at the time
 */
record GraphCursor(Reading reading, String folder, long sweepAt, String at, Set<String> handed) {
  private static final String VERSION = "g1|";
  private static final int PARTS = 5;

  /** Copies the set. */
  GraphCursor {
    handed = Set.copyOf(handed);
  }

  static GraphCursor start(Reading reading, String folder) {
    return new GraphCursor(reading, folder, 0, "", Set.of());
  }

  /**
   * Reads a cursor. One that is not understood, or is of another folder or another way of reading,
   * means: from the start.
   */
  static GraphCursor of(Cursor cursor, Reading reading, String folder) {
    GraphCursor start = start(reading, folder);
    String token = cursor.token();
    List<String> parts = token.startsWith(VERSION) ? parts(token) : List.of();
    boolean fits =
        parts.size() == PARTS && parts.get(0).equals(word(reading)) && parts.get(1).equals(folder);
    return fits ? of(parts, start) : start;
  }

  private static GraphCursor of(List<String> parts, GraphCursor start) {
    try {
      long sweepAt = Long.parseLong(parts.get(2));
      Set<String> handed = new LinkedHashSet<>(List.of(parts.get(4).split(" ")));
      handed.remove("");
      if (start.reading == Reading.LIST && !parts.get(3).isEmpty()) {
        Instant.parse(parts.get(3));
      }
      return new GraphCursor(start.reading, start.folder, sweepAt, parts.get(3), handed);
    } catch (NumberFormatException | DateTimeException e) {
      return start;
    }
  }

  /** Each part follows its length, because Graph may use any characters. */
  private static List<String> parts(String token) {
    List<String> parts = new ArrayList<>(PARTS);
    int at = VERSION.length();
    while (at < token.length()) {
      int colon = token.indexOf(':', at);
      int length = colon < 0 ? -1 : length(token.substring(at, colon));
      if (length < 0 || length > token.length() - colon - 1) {
        return List.of();
      }
      at = colon + 1 + length;
      parts.add(token.substring(colon + 1, at));
    }
    return parts;
  }

  private static int length(String digits) {
    boolean number = !digits.isEmpty() && digits.length() < 10;
    return number && digits.chars().allMatch(Character::isDigit) ? Integer.parseInt(digits) : -1;
  }

  private static String word(Reading reading) {
    return switch (reading) {
      case DELTA -> "d";
      case LIST -> "l";
    };
  }

  boolean isStart() {
    return at.isEmpty();
  }

  /** The same folder further on. */
  GraphCursor at(String place, Set<String> handedThere) {
    return new GraphCursor(reading, folder, sweepAt, place, handedThere);
  }

  /** The same place with another time of the next sweep. */
  GraphCursor sweepingAt(long seconds) {
    return new GraphCursor(reading, folder, seconds, at, handed);
  }

  Cursor token() {
    StringBuilder token = new StringBuilder(VERSION);
    List<String> digests = handed.stream().sorted().toList();
    for (String part :
        List.of(word(reading), folder, String.valueOf(sweepAt), at, String.join(" ", digests))) {
      token.append(part.length()).append(':').append(part);
    }
    return new Cursor(token.toString());
  }
}
