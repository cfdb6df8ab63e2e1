package org.mailpromoter.installation.notice;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.mailpromoter.core.message.UnseenCharacters;

/**
 * A notice as people read it. Paragraphs are single lines, which mail programs wrap.
 *
 * @param subject one line
 * @param body paragraphs with blank lines between them
 */
record NoticeText(String subject, String body) {
  private static final int LONGEST_SUBJECT = 120;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /**
   * A notice.
   *
   * @param subject is put in one line and cut
   * @param paragraphs those that are empty are left out
   * @param why why they get it, a sentence
   */
  static NoticeText of(String subject, List<String> paragraphs, String why) {
    StringBuilder body = new StringBuilder();
    paragraphs.stream()
        .filter(each -> !each.isBlank())
        .forEach(each -> body.append(clean(each)).append("\n\n"));
    body.append("-- \n").append(why).append(" Nobody reads answers to this mail.\n");
    return new NoticeText(cut(line(subject), LONGEST_SUBJECT), body.toString());
  }

  /** The text in one line. */
  static String line(String text) {
    return clean(text).replaceAll("\\s+", " ").strip();
  }

  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 4)) ? longest - 4 : longest - 3;
    return text.substring(0, end) + "...";
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** For example {@code one alert} or {@code 3 alerts}. */
  static String some(long count, String thing) {
    return count == 1 ? "one " + thing : String.format(Locale.ROOT, "%,d %ss", count, thing);
  }

  /** Without what nobody sees and what would hide the end of a line. */
  private static String clean(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
    return UnseenCharacters.without(lines, "\n");
  }
}
