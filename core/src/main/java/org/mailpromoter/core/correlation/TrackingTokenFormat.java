package org.mailpromoter.core.correlation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The format of tracking tokens: one of several prefixes, the current one first, followed by 3 to
 * 20 digits (semantics 3.3). Scanning is one pass over the subject for each prefix.
 *
 * @param prefixes 1 to 20 characters each, at least one prefix, compared without regard to case
 * @since 0.1
 */
public record TrackingTokenFormat(List<String> prefixes) {
  /** The prefix {@code CRM:} only. */
  public static final TrackingTokenFormat DEFAULT = new TrackingTokenFormat(List.of("CRM:"));

  private static final int FEWEST_DIGITS = 3;
  private static final int MOST_DIGITS = 20;
  private static final int MOST_TOKENS = 10;

  /**
   * @throws IllegalArgumentException if there is no prefix or one is blank, longer than 20
   *     characters or ends with a digit
   */
  public TrackingTokenFormat {
    Objects.requireNonNull(prefixes, "prefixes");
    if (prefixes.isEmpty()) {
      throw new IllegalArgumentException("at least one prefix is needed");
    }
    prefixes = List.copyOf(prefixes);
    prefixes.forEach(TrackingTokenFormat::check);
  }

  /** The tokens in a subject, in upper case, the last one first (C-31). */
  public Set<String> tokensIn(String subject) {
    Set<String> found = new LinkedHashSet<>();
    for (String prefix : prefixes) {
      int from = subject.length();
      while (from >= 0 && found.size() < MOST_TOKENS) {
        int at = lastIndexOf(subject, prefix, from);
        if (at < 0) {
          break;
        }
        int end = endOfDigits(subject, at + prefix.length());
        int digits = end - at - prefix.length();
        if (digits >= FEWEST_DIGITS && digits <= MOST_DIGITS) {
          found.add(subject.substring(at, end).toUpperCase(Locale.ROOT));
        }
        from = at - 1;
      }
    }
    return found;
  }

  private static void check(String prefix) {
    boolean endsWithDigit =
        !prefix.isEmpty() && Character.isDigit(prefix.charAt(prefix.length() - 1));
    if (prefix.isBlank() || prefix.length() > 20 || endsWithDigit) {
      throw new IllegalArgumentException(
          "a token prefix has 1 to 20 characters and does not end with a digit: '" + prefix + "'");
    }
  }

  private static int lastIndexOf(String text, String prefix, int from) {
    for (int at = Math.min(from, text.length() - prefix.length()); at >= 0; at--) {
      if (text.regionMatches(true, at, prefix, 0, prefix.length())) {
        return at;
      }
    }
    return -1;
  }

  private static int endOfDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
