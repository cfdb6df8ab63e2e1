package org.mailpromoter.core.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.message.Direction;

class MostRecentTest {
  private static Candidate candidate(long number, long sentAt) {
    return Candidate.of(
        new ActivityId(number),
        Optional.empty(),
        Direction.INCOMING,
        "Alarm",
        Instant.ofEpochSecond(sentAt),
        Optional.empty(),
        Set.of());
  }

  @Test
  void theLatestOfThoseWantedIsChosenInWhateverOrderTheyCome() {
    Random random = new Random(20261128);
    for (int round = 0; round < 500; round++) {
      List<Candidate> found = new ArrayList<>();
      for (int i = 1; i <= 20; i++) {
        found.add(candidate(i, random.nextInt(10)));
      }
      Collections.shuffle(found, random);
      assertThat(MostRecent.of(found, each -> each.activity().value() % 3 == 0))
          .isEqualTo(
              found.stream().filter(each -> each.activity().value() % 3 == 0).max(Candidate.ORDER));
    }
  }

  @Test
  void ofCandidatesInOrderOnlyTheLastOneIsAskedAbout() {
    List<Candidate> found = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      found.add(candidate(i, i));
    }
    AtomicInteger asked = new AtomicInteger();
    MostRecent.of(found, each -> asked.incrementAndGet() > 0);
    assertThat(asked).hasValue(1);
  }
}
