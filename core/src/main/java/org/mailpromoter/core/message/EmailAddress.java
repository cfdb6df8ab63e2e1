package org.mailpromoter.core.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An addr-spec (RFC 5322, 3.4.1), for example {@code anna@customer.example}. Stored in lower case,
 * because CRM systems compare addresses without regard to case. Immutable.
 *
 * @param value the address, at most {@value #MAX_LENGTH} characters, one {@code @} that separates a
 *     local part from a domain, no spaces and no control characters
 * @since 0.1
 */
public record EmailAddress(String value) implements Comparable<EmailAddress> {
  /** RFC 3696, erratum 1690, allows 254; the Dynamics 365 columns hold 320, which we use, too. */
  public static final int MAX_LENGTH = 320;

  /** The only character outside ASCII whose lower case is a letter of ASCII. */
  private static final char KELVIN = '\u212a';

  /** Whether a character of ASCII may stand in an address outside quotes. */
  private static final boolean[] PLAIN = plain();

  /**
   * @throws IllegalArgumentException if {@code value} is not an address
   */
  public EmailAddress {
    Objects.requireNonNull(value, "value");
    if (!isAddress(value)) {
      throw new IllegalArgumentException("not an e-mail address: '" + value + "'");
    }
    value = lowerCase(value);
  }

  /**
   * In lower case. A character outside ASCII never becomes one of ASCII: the Kelvin sign would make
   * {@code miKe} the address of Mike.
   */
  private static String lowerCase(String address) {
    int i = 0;
    while (i < address.length() && isLower(address.charAt(i))) {
      i++;
    }
    return i == address.length() ? address : lowered(address);
  }

  private static boolean isLower(char c) {
    return c < 0x80 && (c < 'A' || c > 'Z');
  }

  private static String lowered(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return address.indexOf(KELVIN) < 0
        ? lower
        : address
            .chars()
            .map(c -> c == KELVIN ? c : Character.toLowerCase(c))
            .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
            .toString();
  }

  /** The address that {@code text} spells, or empty when it spells none. */
  public static Optional<EmailAddress> parse(String text) {
    String stripped = text.strip();
    return isAddress(stripped) ? Optional.of(new EmailAddress(stripped)) : Optional.empty();
  }

  /** The part after the {@code @}. */
  public String domain() {
    return value.substring(value.lastIndexOf('@') + 1);
  }

  /** Written out: the generated method uses method handles, which are slow with the C1 compiler. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EmailAddress address && value.equals(address.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(EmailAddress other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  /**
   * The format check of Dynamics 365: something, an at sign, something with no spaces (2.5, step
   * 2).
   */
  private static boolean isAddress(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || at == text.length() - 1 || text.length() > MAX_LENGTH) {
      return false;
    }
    boolean quoted = text.charAt(0) == '"' && at > 2 && text.charAt(at - 1) == '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed = i < at && quoted ? !Character.isISOControl(c) : isPlain(c) || i == at;
      if (!allowed) {
        return false;
      }
    }
    return text.charAt(at + 1) != '.' && text.charAt(text.length() - 1) != '.';
  }

  private static boolean isPlain(char c) {
    return c < PLAIN.length ? PLAIN[c] : !Character.isISOControl(c) && !Character.isWhitespace(c);
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[0x80];
    Arrays.fill(plain, ' ' + 1, 0x7f, true);
    for (char special : "<>(),;:\\\"@".toCharArray()) {
      plain[special] = false;
    }
    return plain;
  }
}
