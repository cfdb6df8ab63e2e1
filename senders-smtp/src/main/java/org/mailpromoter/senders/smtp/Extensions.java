package org.mailpromoter.senders.smtp;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** What a server offers after EHLO (RFC 5321, 4.1.1.1). Immutable. */
final class Extensions {
  private final Map<String, List<String>> offered;

  private Extensions(Map<String, List<String>> offered) {
    this.offered = offered;
  }

  /** Reads the reply to EHLO, whose first line is a greeting. */
  static Extensions of(SmtpReply reply) {
    Map<String, List<String>> offered = new HashMap<>();
    for (String line : reply.lines().subList(1, reply.lines().size())) {
      String[] words = line.strip().toUpperCase(Locale.ROOT).split("[ =]+", -1);
      offered.put(words[0], List.of(words).subList(1, words.length));
    }
    return new Extensions(Map.copyOf(offered));
  }

  boolean has(String keyword) {
    return offered.containsKey(keyword);
  }

  /** Whether it offers a way to log in (RFC 4954). */
  boolean hasLogin(String mechanism) {
    return offered.getOrDefault("AUTH", List.of()).contains(mechanism);
  }

  /** The largest mail that it takes, in bytes (RFC 1870); empty if it does not say. */
  OptionalLong largestMail() {
    List<String> sizes = offered.getOrDefault("SIZE", List.of());
    if (sizes.isEmpty() || !sizes.get(0).matches("[0-9]{1,18}")) {
      return OptionalLong.empty();
    }
    long size = Long.parseLong(sizes.get(0));
    return size == 0 ? OptionalLong.empty() : OptionalLong.of(size);
  }
}
