package org.mailpromoter.directories.file;

import java.util.Locale;

/** Ids as files give them: what nobody can see or type is no part of one. */
final class RecordKeys {
  private static final int LONGEST_SHOWN = 60;

  private RecordKeys() {}

  /** Whether an id has signs only that can be seen, and single spaces between them. */
  static boolean isPlain(String key) {
    return key.codePoints().noneMatch(RecordKeys::isOdd);
  }

  private static boolean isOdd(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> sign != ' ';
      default -> sign == 0xFFFD; // what stands for bytes that are no text
    };
  }

  /** What is wrong with an id that is not plain, and what is expected. */
  static String problem(String key) {
    int odd = key.codePoints().filter(RecordKeys::isOdd).findFirst().orElseThrow();
    return "'"
        + shown(key)
        + "' has the character "
        + String.format(Locale.ROOT, "U+%04X", odd)
        + "; expected are signs that can be seen, such as c-1042";
  }

  /** An id for people: with a mark for each character that cannot be seen. */
  static String shown(String key) {
    StringBuilder shown = new StringBuilder();
    key.codePoints()
        .limit(LONGEST_SHOWN)
        .forEach(each -> shown.appendCodePoint(isOdd(each) ? 0xFFFD : each));
    return shown + (key.codePointCount(0, key.length()) > LONGEST_SHOWN ? "…" : "");
  }
}
