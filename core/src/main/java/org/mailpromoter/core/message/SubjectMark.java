package org.mailpromoter.core.message;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What mail programs and mail systems put before a subject: the word for a reply or a forward in
 * the language of the program, and tags such as {@code [EXTERNAL]} or {@code *SPAM*}.
 *
 * @param kind what it says
 * @param end where the subject continues after it
 */
record SubjectMark(Kind kind, int end) {
  /** What a mark says. */
  enum Kind {
    /** The message answers another. */
    REPLY,
    /** The message passes another on. */
    FORWARD,
    /** Something about the message that its writer did not write. */
    TAG
  }

  private static final Set<String> REPLIES =
      Set.of(
          "re", "aw", "antw", "antwort", "sv", "odp", "res", "ref", "rif", "ri", "r", "ynt",
          "cevap", "atb", "vá", "bls", "ats", "ang", "απ", "σχετ", "ответ", "отв", "на", "回复", "回覆",
          "答复", "返信", "회신", "답장");

  private static final Set<String> FORWARDS =
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

  private static final Set<String> WARNINGS =
      Set.of("external", "extern", "externe", "externo", "esterno", "ext", "caution", "spam");

  /** The longest word that counts; a subject's own first word is longer or has no colon. */
  private static final int LONGEST_WORD = 12;

  private static final int LONGEST_TAG = 60;
  private static final String OPENING = "[({【*";
  private static final String CLOSING = "])}】*";

  /** The mark at a place of a subject, spaces before it passed over. */
  static Optional<SubjectMark> at(String subject, int from) {
    int begin = from;
    while (begin < subject.length() && Character.isWhitespace(subject.charAt(begin))) {
      begin++;
    }
    int kind = begin < subject.length() ? OPENING.indexOf(subject.charAt(begin)) : -1;
    return kind < 0 ? word(subject, begin) : tag(subject, begin, CLOSING.charAt(kind));
  }

  /** A tag counts when a subject is left after it. */
  private static Optional<SubjectMark> tag(String subject, int begin, char closing) {
    int from = begin + 1;
    while (from < subject.length() && subject.charAt(from) == '*') {
      from++;
    }
    int close = subject.indexOf(closing, from);
    if (close < 0 || close - begin > LONGEST_TAG) {
      return Optional.empty();
    }
    int end = close + 1;
    while (end < subject.length() && "*:".indexOf(subject.charAt(end)) >= 0) {
      end++;
    }
    boolean alone = subject.substring(end).isBlank();
    return alone ? Optional.empty() : Optional.of(new SubjectMark(Kind.TAG, end));
  }

  private static Optional<SubjectMark> word(String subject, int begin) {
    int most = Math.min(subject.length(), begin + LONGEST_WORD + 1);
    for (int at = begin; at < most; at++) {
      char c = subject.charAt(at);
      if (c == ':' || c == '：') {
        int end = at + 1;
        return kind(withoutCount(subject.substring(begin, at)).toLowerCase(Locale.ROOT))
            .map(kind -> new SubjectMark(kind, end));
      }
    }
    return Optional.empty();
  }

  private static Optional<Kind> kind(String word) {
    if (FORWARDS.contains(word)) {
      return Optional.of(Kind.FORWARD);
    }
    if (REPLIES.contains(word)) {
      return Optional.of(Kind.REPLY);
    }
    return WARNINGS.contains(word) ? Optional.of(Kind.TAG) : Optional.empty();
  }

  /** {@code Re[2]} and {@code RE (3)} are written, too. */
  private static String withoutCount(String mark) {
    int bracket = Math.max(mark.indexOf('['), mark.indexOf('('));
    return (bracket < 0 ? mark : mark.substring(0, bracket)).strip();
  }
}
