package org.mailpromoter.core.message;

import java.util.Locale;
import java.util.Optional;

/**
 * The topic of a subject: the subject without the marks of replies and forwards, without tags of
 * mail systems, in lower case and with single spaces, like the base subject of RFC 5256 (2.1).
 *
 * @since 0.1
 */
public final class SubjectTopic {
  private static final int MOST_MARKS = 50;

  private SubjectTopic() {}

  /** Whether two subjects differ in more than marks, case and spaces. */
  public static boolean differs(String one, String other) {
    return !one.equals(other) && !of(one).equals(of(other));
  }

  /**
   * A subject without the marks of replies and forwards at its beginning. Tags before or between
   * them stay, since people write them, too.
   */
  public static String withoutMarks(String subject) {
    StringBuilder tags = new StringBuilder();
    int at = 0;
    Optional<SubjectMark> mark = SubjectMark.at(subject, at);
    for (int marks = 0; marks < MOST_MARKS && mark.isPresent(); marks++) {
      if (mark.get().kind() == SubjectMark.Kind.TAG) {
        tags.append(subject.substring(at, mark.get().end()).strip()).append(' ');
      }
      at = mark.get().end();
      mark = SubjectMark.at(subject, at);
    }
    return (tags + subject.substring(at).strip()).strip();
  }

  private static String of(String subject) {
    int at = 0;
    Optional<SubjectMark> mark = SubjectMark.at(subject, at);
    for (int marks = 0; marks < MOST_MARKS && mark.isPresent(); marks++) {
      at = mark.get().end();
      mark = SubjectMark.at(subject, at);
    }
    String topic = singleBlanks(subject.substring(at)).toLowerCase(Locale.ROOT);
    return topic.endsWith(" (fwd)") ? topic.substring(0, topic.length() - 6) : topic;
  }

  private static String singleBlanks(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.strip()
        .chars()
        .forEach(
            c -> {
              boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
              boolean doubled = blank && kept.charAt(kept.length() - 1) == ' ';
              if (!doubled) {
                kept.append(blank ? ' ' : (char) c);
              }
            });
    return kept.toString();
  }
}
