package org.mailpromoter.installation.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.RefusedException.Why;

/**
 * Which passwords are good enough. Length counts and not the kinds of characters; those that are
 * guessed first are refused (NIST SP 800-63B, 3.1.1).
 */
public final class Passphrase {
  /** The fewest characters. */
  public static final int SHORTEST = 12;

  /** The most characters. */
  public static final int LONGEST = 200;

  private static final int DISTINCT = 5;

  private static final Set<String> COMMON = read();

  private Passphrase() {}

  /**
   * Refuses a password that is too short, too long or too common for an account.
   *
   * @throws RefusedException with {@link Why#PASSWORD_LENGTH} or {@link Why#PASSWORD_COMMON}
   */
  public static void demandGood(AccountId account, String password) throws RefusedException {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      throw new RefusedException(Why.PASSWORD_LENGTH, SHORTEST, LONGEST);
    }
    String lower = password.toLowerCase(Locale.ROOT);
    boolean isName = lower.equals(account.name());
    if (isName || COMMON.contains(lower) || lower.chars().distinct().count() < DISTINCT) {
      throw new RefusedException(Why.PASSWORD_COMMON);
    }
  }

  private static Set<String> read() {
    try (InputStream in = Passphrase.class.getResourceAsStream("common-passwords.txt")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own common-passwords.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
