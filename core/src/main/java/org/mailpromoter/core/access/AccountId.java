package org.mailpromoter.core.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name that somebody logs in with.
 *
 * @param name lower-case letters, digits and {@code . _ @ + -}, beginning with a letter or digit,
 *     at most 100
 * @since 0.1
 */
public record AccountId(String name) implements Comparable<AccountId> {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is none
   */
  public AccountId {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("this is not the name of an account");
    }
  }

  /** The account with a name as people type it, in any case; empty if it cannot be one. */
  public static Optional<AccountId> parse(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches() ? Optional.of(new AccountId(name)) : Optional.empty();
  }

  @Override
  public int compareTo(AccountId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
