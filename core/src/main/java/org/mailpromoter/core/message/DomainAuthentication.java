package org.mailpromoter.core.message;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What trusted servers said about the sender's domain (RFC 8601). Only {@code
 * Authentication-Results} of servers whose names are trusted count: anybody can write such a
 * header, but the border server adds its own at the top and removes existing ones with its name.
 *
 * @since 0.1
 */
public enum DomainAuthentication {
  /** No trusted server said anything. */
  UNKNOWN,
  /** DMARC passed, or without DMARC an SPF or DKIM check passed for the domain in From. */
  PASSED,
  /**
   * DMARC failed, or without DMARC checks were made and none passed for the domain in From. A check
   * that passed for another domain proves nothing about From.
   */
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
    List<AuthenticationResults> believed =
        headers
            .get()
            .lines()
            .limit(MOST_HEADERS)
            .map(AuthenticationResults::parse)
            .filter(each -> trusted.contains(each.server()))
            .toList();
    String author =
        envelope.from().addresses().stream().findFirst().map(a -> a.address().domain()).orElse("");
    return believed.stream()
        .map(each -> dmarc(each, author))
        .filter(each -> each != UNKNOWN)
        .findFirst()
        .orElseGet(() -> withoutDmarc(believed, author));
  }

  /** One DMARC failure outweighs all other DMARC results. */
  private static DomainAuthentication dmarc(AuthenticationResults results, String author) {
    DomainAuthentication verdict = UNKNOWN;
    for (AuthenticationResults.Result each : results.results()) {
      boolean said = each.outcome().equals("pass") || each.outcome().equals("fail");
      if (each.method().equals("dmarc") && said) {
        boolean ofAuthor = each.domain().isEmpty() || isAligned(each.domain(), author);
        boolean passed = each.outcome().equals("pass") && ofAuthor && verdict != FAILED;
        verdict = passed ? PASSED : FAILED;
      }
    }
    return verdict;
  }

  private static DomainAuthentication withoutDmarc(
      List<AuthenticationResults> believed, String author) {
    boolean checked = false;
    for (AuthenticationResults results : believed) {
      for (AuthenticationResults.Result each : results.results()) {
        if (each.method().equals("dmarc")) {
          continue;
        }
        boolean passed = each.outcome().equals("pass") && !each.domain().isEmpty();
        if (passed && isAligned(each.domain(), author)) {
          return PASSED;
        }
        checked |= passed || each.outcome().equals("fail") || each.outcome().equals("permerror");
      }
    }
    return checked ? FAILED : UNKNOWN;
  }

  /** Relaxed alignment (RFC 7489, 3.1): the same domain, or one below the other. */
  private static boolean isAligned(String domain, String author) {
    return domain.equals(author) || isBelow(domain, author) || isBelow(author, domain);
  }

  private static boolean isBelow(String lower, String upper) {
    return upper.indexOf('.') > 0 && lower.endsWith("." + upper);
  }
}
