package org.mailpromoter.core.correlation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Of several candidates the most recent counts, among equals the later activity (C-24, C-57). */
final class MostRecent {
  /** By the time of sending, then by number. */
  static final Comparator<Candidate> ORDER =
      Comparator.comparing(Candidate::sentAt).thenComparing(Candidate::activity);

  private MostRecent() {}

  static Optional<Candidate> of(Stream<Candidate> found) {
    return found.max(ORDER);
  }

  /** The most recent one under a key. */
  static Optional<Candidate> under(CorrelationKey key, List<Candidate> found) {
    return of(found.stream().filter(candidate -> candidate.foundUnder().contains(key)));
  }
}
