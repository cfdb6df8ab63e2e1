package org.mailpromoter.core.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.Envelope;

/** Tokens against activities (C-24, C-31). */
class TrackingTokenStrategyTest {
  private final CorrelationStrategy strategy =
      new TrackingTokenStrategy(new TrackingTokenFormat(List.of("NEW:", "CRM:")));

  private Candidate stored(long id, String subject, int sentAt) {
    Envelope envelope = Envelope.builder().subject(subject).build();
    return Candidate.of(
        new ActivityId(id),
        Optional.empty(),
        Direction.OUTGOING,
        subject,
        Instant.ofEpochSecond(sentAt),
        Optional.empty(),
        strategy.keysOf(envelope));
  }

  private Optional<Long> match(String subject, Candidate... found) {
    Envelope incoming = Envelope.builder().subject(subject).build();
    return strategy.judge(incoming, List.of(found)).map(match -> match.activity().value());
  }

  @Test
  void t08_ofTwoActivitiesWithTheTokenTheMostRecentCounts() {
    Candidate older = stored(2, "Offer NEW:0001001", 10);
    Candidate newer = stored(1, "Other NEW:0001001", 20);
    assertThat(match("Re: Offer NEW:0001001", newer, older)).contains(1L);
  }

  @Test
  void t09_aFormerPrefixStillMatches() {
    assertThat(match("Re: Offer CRM:0001001", stored(1, "Offer CRM:0001001", 1))).contains(1L);
  }

  @Test
  void theLastTokenIsTriedFirst() {
    Candidate first = stored(1, "Offer NEW:0001001", 1);
    Candidate last = stored(2, "Order NEW:0001002", 1);
    assertThat(match("Re: NEW:0001001 and NEW:0001002", first, last)).contains(2L);
  }
}
