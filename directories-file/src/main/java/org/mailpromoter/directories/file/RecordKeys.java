package org.mailpromoter.directories.file;

import java.util.Locale;
import org.mailpromoter.core.message.UnseenCharacters;

/** Ids as files give them: what nobody can see or type is no part of one. */
final class RecordKeys {
  private static final int LONGEST_SHOWN = 60;

  /** What stands for bytes that are no text. */
  private static final int NO_TEXT = 0xFFFD;

  private RecordKeys() {}

  /** Whether an id has characters only that can be seen, and no spaces but the usual one. */
  static boolean isPlain(String key) {
    return key.codePoints().noneMatch(RecordKeys::isOdd);
  }

  private static boolean isOdd(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
      case Character.SPACE_SEPARATOR -> character != ' ';
      default -> UnseenCharacters.isOne(character) || character == NO_TEXT;
    };
  }

  /** What is wrong with an id that is not plain, and what is expected. */
  static String problem(String key) {
    int odd = key.codePoints().filter(RecordKeys::isOdd).findFirst().orElseThrow();
    return "'"
        + shown(key)
        + "' has the character "
        + String.format(Locale.ROOT, "U+%04X", odd)
        + "; use characters that can be seen, for example c-1042";
  }

  /** An id for people: with a mark for each character that cannot be seen. */
  static String shown(String key) {
    StringBuilder shown = new StringBuilder();
    key.codePoints()
        .limit(LONGEST_SHOWN)
        .forEach(each -> shown.appendCodePoint(isOdd(each) ? NO_TEXT : each));
    return shown + (key.codePointCount(0, key.length()) > LONGEST_SHOWN ? "…" : "");
  }
}
