package org.mailpromoter.core.correlation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses the most recent of several candidates (C-24, C-57). */
final class MostRecent {
  private MostRecent() {}

  static Optional<Candidate> of(Stream<Candidate> found) {
    return found.max(Candidate.ORDER);
  }

  /** The most recent one under a key. */
  static Optional<Candidate> under(CorrelationKey key, List<Candidate> found) {
    return of(found.stream().filter(candidate -> candidate.foundUnder().contains(key)));
  }
}
