package org.mailpromoter.core.correlation;

import java.util.Set;

/**
 * Puts tracking tokens into subjects.
 *
 * @since 0.1
 */
public final class TokenSubject {
  /** {@code MaximumSubjectLengthOnMailServer} (C-25). */
  public static final int STANDARD_LIMIT = 255;

  private TokenSubject() {}

  /**
   * The subject with a token at its end. A subject that already has a token keeps it and gets no
   * second one (C-27). One that is too long is cut so that the token fits; a token that is too long
   * for any subject is left out (C-25).
   *
   * @param known the tokens that the subject holds already
   * @param limit the most characters of the result
   */
  public static String stamped(String subject, String token, Set<String> known, int limit) {
    if (!known.isEmpty() || token.length() > limit) {
      return cut(subject, limit);
    }
    String start = cut(subject, Math.max(0, limit - token.length() - 1)).stripTrailing();
    return start.isEmpty() ? token : start + " " + token;
  }

  /** Never splits a surrogate pair. */
  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    boolean inside = limit > 0 && Character.isHighSurrogate(text.charAt(limit - 1));
    return text.substring(0, inside ? limit - 1 : limit);
  }
}
