package org.mailpromoter.core.correlation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses the most recent of several candidates (C-24, C-57). Candidates come with the earliest
 * first, so it looks from the end: what is wanted is asked of few, and the others are compared.
 */
final class MostRecent {
  private MostRecent() {}

  static Optional<Candidate> of(List<Candidate> found, Predicate<Candidate> wanted) {
    Candidate latest = null;
    for (int i = found.size() - 1; i >= 0; i--) {
      Candidate candidate = found.get(i);
      boolean later = latest == null || Candidate.ORDER.compare(candidate, latest) > 0;
      if (later && wanted.test(candidate)) {
        latest = candidate;
      }
    }
    return Optional.ofNullable(latest);
  }

  /** The most recent one under a key. */
  static Optional<Candidate> under(CorrelationKey key, List<Candidate> found) {
    return of(found, candidate -> candidate.isUnder(key));
  }
}
