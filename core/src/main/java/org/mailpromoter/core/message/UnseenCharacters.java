package org.mailpromoter.core.message;

import java.util.Set;

/**
 * Characters that nobody sees and that change what people see: they move the cursor of a terminal,
 * turn the writing direction of the text around them, or make two different names look the same.
 * Strangers put them into mail, so whoever shows mail to people takes them out. Joiners stay:
 * several scripts and the pictures of families and professions are not readable without them.
 *
 * @since 0.1
 */
public final class UnseenCharacters {
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;

  /** Empty letters and marks, which are no format characters in Unicode. */
  private static final Set<Integer> EMPTY =
      Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

  private UnseenCharacters() {}

  /** Whether a character is one. Line breaks and tabs are, too. */
  public static boolean isOne(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT && character != NON_JOINER && character != JOINER
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || EMPTY.contains(character);
  }

  /**
   * The text without them. What separates, such as a control character, becomes a space; what
   * stands within words vanishes.
   *
   * @param kept those of them that stay, for example line breaks
   */
  public static String without(String text, String kept) {
    if (text.codePoints().noneMatch(UnseenCharacters::isOne)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            each -> {
              if (!isOne(each) || kept.indexOf(each) >= 0) {
                shown.appendCodePoint(each);
              } else if (separates(each)) {
                shown.append(' ');
              }
            });
    return shown.toString();
  }

  private static boolean separates(int character) {
    return Character.getType(character) != Character.FORMAT && !EMPTY.contains(character);
  }
}
