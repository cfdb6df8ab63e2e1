package org.mailpromoter.core.access;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The public part of an API token, which names it in lists and in the audit log.
 *
 * @param text 10 lower-case letters and digits
 * @since 0.1
 */
public record ApiTokenId(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]{10}");
  private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is none
   */
  public ApiTokenId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("this is not the id of an API token");
    }
  }

  /** A new one. */
  public static ApiTokenId random() {
    StringBuilder text = new StringBuilder(LENGTH);
    RANDOM.ints(LENGTH, 0, CHARACTERS.length()).mapToObj(CHARACTERS::charAt).forEach(text::append);
    return new ApiTokenId(text.toString());
  }

  /** The id that somebody typed; empty if it cannot be one. */
  public static Optional<ApiTokenId> parse(String typed) {
    return FORM.matcher(typed).matches() ? Optional.of(new ApiTokenId(typed)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
