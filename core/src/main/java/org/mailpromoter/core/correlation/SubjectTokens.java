package org.mailpromoter.core.correlation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The tracking tokens in the subject of mail that is written. Immutable, thread-safe.
 *
 * @param classic how tokens look that are numbered
 * @param signed the keys of tokens that cannot be guessed
 * @since 0.1
 */
public record SubjectTokens(TrackingTokenFormat classic, SignedTokens signed) {
  /** Rejects nulls. */
  public SubjectTokens {
    Objects.requireNonNull(classic, "classic");
    Objects.requireNonNull(signed, "signed");
  }

  /**
   * A subject of at most {@value TokenSubject#STANDARD_LIMIT} characters with a token. A known
   * token that stands in it is kept, also when the subject is cut, and then no other one is taken
   * (C-25, C-27). A token that another installation made is text like any other (C-30).
   *
   * @param isKnown whether a numbered token, in upper case, is one of this installation; a signed
   *     token that is genuine always is
   * @param next the next token; asked only if one is needed
   */
  public String with(String subject, Predicate<String> isKnown, Supplier<String> next) {
    Optional<String> known = known(subject, isKnown);
    return known.isPresent()
        ? shortened(subject, known.get())
        : TokenSubject.stamped(subject, next.get(), Set.of(), TokenSubject.STANDARD_LIMIT);
  }

  /** A subject of at most {@value TokenSubject#STANDARD_LIMIT} characters that keeps its token. */
  public String shortened(String subject) {
    return known(subject, any -> true)
        .map(token -> shortened(subject, token))
        .orElseGet(() -> TokenSubject.cut(subject, TokenSubject.STANDARD_LIMIT));
  }

  /** Whether a subject has a token. */
  public boolean isIn(String subject) {
    return known(subject, any -> true).isPresent();
  }

  private Optional<String> known(String subject, Predicate<String> isKnown) {
    return signedIn(subject)
        .findFirst()
        .or(() -> classic.tokensIn(subject).stream().filter(isKnown).findFirst());
  }

  private static String shortened(String subject, String token) {
    return subject.length() <= TokenSubject.STANDARD_LIMIT
        ? subject
        : TokenSubject.stamped(
            without(subject, List.of(token)), token, Set.of(), TokenSubject.STANDARD_LIMIT);
  }

  /** The subject without any token. */
  public String without(String subject) {
    Set<String> all = new LinkedHashSet<>(signedIn(subject).toList());
    all.addAll(classic.tokensIn(subject));
    return without(subject, all);
  }

  private Stream<String> signedIn(String subject) {
    return signed.tokensIn(subject).stream().map(each -> SignedTokens.PREFIX + each);
  }

  private static String without(String subject, Iterable<String> tokens) {
    String rest = subject;
    for (String token : tokens) {
      rest = without(rest, token);
    }
    return rest.strip();
  }

  /** Takes a token out, wherever it stands, with the spaces before it. */
  private static String without(String subject, String token) {
    StringBuilder rest = new StringBuilder(subject.length());
    int at = 0;
    while (at < subject.length()) {
      if (subject.regionMatches(true, at, token, 0, token.length())) {
        while (!rest.isEmpty() && rest.charAt(rest.length() - 1) == ' ') {
          rest.setLength(rest.length() - 1);
        }
        at += token.length();
      } else {
        rest.append(subject.charAt(at++));
      }
    }
    return rest.toString();
  }
}
