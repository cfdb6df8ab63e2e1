package org.mailpromoter.core.sending;

import java.util.Objects;

/**
 * What a server said (RFC 5321, 4.2).
 *
 * @param code three digits from 200 to 599
 * @param words the text behind the code, as it is shown to people: without secrets, control
 *     characters and at most {@value #MAX_LENGTH} characters
 * @since 0.1
 */
public record ServerReply(int code, String words) {
  /** As many characters are kept. */
  public static final int MAX_LENGTH = 500;

  /**
   * @throws IllegalArgumentException if the code is none
   */
  public ServerReply {
    if (code < 200 || code > 599) {
      throw new IllegalArgumentException("no reply code: " + code);
    }
    Objects.requireNonNull(words, "words");
    words = words.length() > MAX_LENGTH ? words.substring(0, MAX_LENGTH) : words;
  }

  /** Whether the server did what it was asked. */
  public boolean isPositive() {
    return code < 400;
  }

  /** Whether the same request will be refused again. */
  public boolean isPermanent() {
    return code >= 500;
  }

  @Override
  public String toString() {
    return words.isEmpty() ? String.valueOf(code) : code + " " + words;
  }
}
