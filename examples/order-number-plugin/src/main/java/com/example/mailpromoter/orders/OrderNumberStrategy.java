package com.example.mailpromoter.orders;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.message.Envelope;

/** Mail whose subject names the same order belongs together; the most recent activity wins. */
// snippet: strategy
final class OrderNumberStrategy implements CorrelationStrategy {
  static final String NAME = "order-number";

  private final OrderNumbers numbers;

  OrderNumberStrategy(OrderNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<CorrelationKey> keysOf(Envelope stored) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    numbers.in(stored.subject()).stream().limit(100).forEach(number -> keys.add(key(number)));
    return keys;
  }

  @Override
  public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
    for (String number : numbers.in(incoming.subject())) {
      Optional<Candidate> latest =
          found.stream()
              .filter(candidate -> candidate.foundUnder().contains(key(number)))
              .max(
                  Comparator.comparing(Candidate::sentAt)
                      .thenComparing(candidate -> candidate.activity().value()));
      if (latest.isPresent()) {
        return Optional.of(Match.of(latest.get(), "Subject", number));
      }
    }
    return Optional.empty();
  }

  private static CorrelationKey key(String number) {
    return new CorrelationKey(NAME, number);
  }
}
// end of snippet
