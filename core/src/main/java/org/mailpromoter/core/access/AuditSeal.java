package org.mailpromoter.core.access;

import java.util.Objects;
import java.util.Optional;

/**
 * The last entry of an audit log and its hash, which stands for the whole log until then. A copy
 * that is kept elsewhere shows later whether anything before it was changed.
 *
 * @param number the number of the entry; 0 for a log without entries
 * @param hash 64 lower-case hexadecimal digits
 * @since 0.1
 */
public record AuditSeal(long number, String hash) {
  /** Of a log without entries. */
  public static final AuditSeal NONE = new AuditSeal(0, "0".repeat(64));

  /** Rejects null. */
  public AuditSeal {
    Objects.requireNonNull(hash, "hash");
  }

  /** The seal as one word, {@code NUMBER:HASH}. */
  public String word() {
    return number + ":" + hash;
  }

  /** The seal of a {@linkplain #word() word}; empty if it is none. */
  public static Optional<AuditSeal> parse(String word) {
    int between = word.indexOf(':');
    if (!word.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(word.substring(0, between));
    return Optional.of(new AuditSeal(number, word.substring(between + 1)));
  }
}
