package org.mailpromoter.core.correlation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The parameters of smart matching under the names of the Dynamics 365 columns (semantics 3.5), and
 * the words of a subject that remain. Expressions run in linear time. Immutable, thread-safe.
 *
 * @since 0.1
 */
public final class SmartMatching {
  /** {@code HashFilterKeywords} of Dynamics 365: removes leading {@code word:} groups. */
  public static final String STANDARD_FILTER = "^[\\s]*([\\w]+\\s?:[\\s]*)+";

  /** The Dynamics 365 parameters. */
  public static final SmartMatching STANDARD = of(STANDARD_FILTER, 20, 0, 2);

  private static final int LONGEST_SUBJECT = 1_000;

  private final String filter;
  private final Pattern pattern;
  private final int maxCount;
  private final int deltaSubjectCount;
  private final int minAddressCount;

  private SmartMatching(
      String filter, Pattern pattern, int maxCount, int deltaSubjectCount, int minAddressCount) {
    this.filter = filter;
    this.pattern = pattern;
    this.maxCount = maxCount;
    this.deltaSubjectCount = deltaSubjectCount;
    this.minAddressCount = minAddressCount;
  }

  /**
   * Parameters.
   *
   * @param filter {@code HashFilterKeywords}: every match in a subject is removed; {@code \w} and
   *     {@code \s} mean letters and spaces of all scripts, as in Dynamics 365 (C-54)
   * @param maxCount {@code HashMaxCount}, 1 to 50: the maximum number of words and of addresses
   *     that count
   * @param deltaSubjectCount {@code HashDeltaSubjectCount}, 0 or 1: how many words may differ
   * @param minAddressCount {@code HashMinAddressCount}, 0 to 20: how many addresses must be common
   * @throws IllegalArgumentException if the expression cannot be read or a number is out of range
   */
  public static SmartMatching of(
      String filter, int maxCount, int deltaSubjectCount, int minAddressCount) {
    Objects.requireNonNull(filter, "filter");
    check(maxCount, 1, 50, "the number of words and addresses");
    check(deltaSubjectCount, 0, 1, "the difference in words");
    check(minAddressCount, 0, 20, "the number of common addresses");
    try {
      Pattern pattern = Pattern.compile(unicode(filter), Pattern.CASE_INSENSITIVE);
      return new SmartMatching(filter, pattern, maxCount, deltaSubjectCount, minAddressCount);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "the filter '" + filter + "' cannot be read: " + e.getDescription(), e);
    }
  }

  private static void check(int value, int least, int most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " of smart matching is from " + least + " to " + most + ", not " + value);
    }
  }

  /** {@code HashFilterKeywords}. */
  public String filter() {
    return filter;
  }

  /** {@code HashMaxCount}. */
  public int maxCount() {
    return maxCount;
  }

  /** {@code HashDeltaSubjectCount}. */
  public int deltaSubjectCount() {
    return deltaSubjectCount;
  }

  /** {@code HashMinAddressCount}. */
  public int minAddressCount() {
    return minAddressCount;
  }

  /** The distinct words of a subject that count, in lower case and in order (C-51). */
  List<String> words(String subject) {
    String text = subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length()));
    String filtered = filtered(text);
    Set<String> words = new LinkedHashSet<>();
    int start = -1;
    for (int i = 0; i <= filtered.length() && words.size() < maxCount; i++) {
      boolean inWord = i < filtered.length() && !isBlank(filtered.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        words.add(filtered.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
    }
    return new ArrayList<>(words);
  }

  private String filtered(String text) {
    int words = filter.equals(STANDARD_FILTER) ? SubjectPrefix.end(text) : SubjectPrefix.UNKNOWN;
    return words == SubjectPrefix.UNKNOWN
        ? pattern.matcher(text).replaceAll("")
        : text.substring(words);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /**
   * RE2/J knows ASCII only under {@code \w} and {@code \s}; the regex engine of Dynamics 365 knows
   * all scripts.
   */
  private static String unicode(String filter) {
    StringBuilder out = new StringBuilder(filter.length() + 32);
    boolean inClass = false;
    for (int i = 0; i < filter.length(); i++) {
      char c = filter.charAt(i);
      if (c == '\\' && i + 1 < filter.length()) {
        out.append(escape(filter.charAt(++i), inClass));
      } else {
        inClass = c == '[' || (inClass && c != ']');
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String escape(char escaped, boolean inClass) {
    String members =
        switch (escaped) {
          case 'w' -> "\\pL\\pM\\pN_";
          case 's' -> "\\s\\pZ";
          default -> "";
        };
    if (members.isEmpty()) {
      return "\\" + escaped;
    }
    return inClass ? members : "[" + members + "]";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SmartMatching s
        && filter.equals(s.filter)
        && maxCount == s.maxCount
        && deltaSubjectCount == s.deltaSubjectCount
        && minAddressCount == s.minAddressCount;
  }

  @Override
  public int hashCode() {
    return Objects.hash(filter, maxCount, deltaSubjectCount, minAddressCount);
  }

  @Override
  public String toString() {
    return "SmartMatching["
        + filter
        + ", "
        + maxCount
        + ", "
        + deltaSubjectCount
        + ", "
        + minAddressCount
        + "]";
  }
}
