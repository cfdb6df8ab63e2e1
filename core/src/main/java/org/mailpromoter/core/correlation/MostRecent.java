package org.mailpromoter.core.correlation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses the most recent of several candidates (C-24, C-57). Candidates come with the earliest
 * first, so it looks from the end and stops at the first that fits.
 */
final class MostRecent {
  private MostRecent() {}

  static Optional<Candidate> of(List<Candidate> found, Predicate<Candidate> wanted) {
    for (int i = found.size() - 1; i >= 0; i--) {
      if (wanted.test(found.get(i))) {
        return Optional.of(found.get(i));
      }
    }
    return Optional.empty();
  }

  /** The most recent one under a key. */
  static Optional<Candidate> under(CorrelationKey key, List<Candidate> found) {
    return of(found, candidate -> candidate.isUnder(key));
  }
}
