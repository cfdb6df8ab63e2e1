package org.mailpromoter.core.message;

import java.util.Locale;
import java.util.Set;

/**
 * Whether a subject says that the message was forwarded (semantics C-12): it begins with the word
 * that a mail program puts before forwards in its language, and no word for a reply stands before
 * it. One pass over the beginning of the subject.
 *
 * @since 0.1
 */
public final class ForwardedSubject {
  private static final Set<String> FORWARD =
      Set.of(
          "fw",
          "fwd",
          "wg",
          "tr",
          "rv",
          "i",
          "enc",
          "vs",
          "vb",
          "doorst",
          "pd",
          "vl",
          "i̇lt",
          "ilt",
          "továbbítás",
          "fs",
          "пересылка",
          "转发",
          "轉寄",
          "転送",
          "전달",
          "προωθ",
          "ynt-fw");

  /**
   * The longest word that counts as a mark; a subject's own first word is longer or has no colon.
   */
  private static final int LONGEST = 12;

  private ForwardedSubject() {}

  /** Whether the first mark of the subject is one of forwarding. */
  public static boolean isForwarded(String subject) {
    return FORWARD.contains(firstMark(subject));
  }

  /**
   * The word before the first colon, in lower case; empty when there is none near the beginning.
   */
  private static String firstMark(String subject) {
    String start = subject.stripLeading();
    int most = Math.min(start.length(), LONGEST + 1);
    for (int at = 0; at < most; at++) {
      char c = start.charAt(at);
      if (c == ':' || c == '：') {
        return withoutCount(start.substring(0, at)).toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  /** {@code Re[2]} and {@code RE (3)} are written, too. */
  private static String withoutCount(String mark) {
    int bracket = Math.max(mark.indexOf('['), mark.indexOf('('));
    return (bracket < 0 ? mark : mark.substring(0, bracket)).strip();
  }
}
