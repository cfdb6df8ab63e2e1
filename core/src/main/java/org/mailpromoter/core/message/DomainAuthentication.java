package org.mailpromoter.core.message;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * What a trusted server said about the sender's domain (RFC 8601). Only the topmost {@code
 * Authentication-Results} of a server whose name is trusted counts: everybody can write such a
 * header, and the border server puts its own above all others.
 *
 * @since 0.1
 */
public enum DomainAuthentication {
  /** No trusted server said anything. */
  UNKNOWN,
  /** DMARC passed, or without DMARC an SPF or DKIM check did. */
  PASSED,
  /** DMARC failed, or without DMARC every check that was made failed. */
  FAILED;

  private static final int MOST_HEADERS = 20;

  /**
   * The result for a message.
   *
   * @param envelope its header
   * @param trusted names of servers (authserv-ids) whose results are believed, in lower case
   */
  public static DomainAuthentication of(Envelope envelope, Collection<String> trusted) {
    Optional<String> headers = envelope.hint("authentication-results");
    if (headers.isEmpty() || trusted.isEmpty()) {
      return UNKNOWN;
    }
    for (String header : headers.get().split("\n", MOST_HEADERS)) {
      String text = withoutComments(header).toLowerCase(Locale.ROOT);
      int end = text.indexOf(';');
      if (end >= 0 && trusted.contains(firstWord(text.substring(0, end)))) {
        return verdict(text.substring(end + 1));
      }
    }
    return UNKNOWN;
  }

  private static DomainAuthentication verdict(String results) {
    String dmarc = "";
    boolean passed = false;
    boolean failed = false;
    for (String result : results.split(";", -1)) {
      String method = firstWord(result);
      int equals = method.indexOf('=');
      if (equals < 0) {
        continue;
      }
      String name = method.substring(0, equals);
      String outcome = method.substring(equals + 1);
      if (name.equals("dmarc")) {
        dmarc = outcome;
      } else if (name.equals("spf") || name.equals("dkim")) {
        passed |= outcome.equals("pass");
        failed |= outcome.equals("fail") || outcome.equals("permerror");
      }
    }
    if (dmarc.equals("pass") || dmarc.equals("fail")) {
      return dmarc.equals("pass") ? PASSED : FAILED;
    }
    if (passed) {
      return PASSED;
    }
    return failed ? FAILED : UNKNOWN;
  }

  private static String firstWord(String text) {
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length() && stripped.charAt(end) > ' ') {
      end++;
    }
    return stripped.substring(0, end);
  }

  private static String withoutComments(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && depth > 0) {
        depth--;
      } else if (depth == 0) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
