package org.mailpromoter.core.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.store.Query;

class CandidateIndexTest {
  private static final CorrelationKey SUBJECT =
      new CorrelationKey(CorrelationKey.SUBJECT_WORDS, "alarm");

  private final CandidateIndex index = new CandidateIndex();

  private static CorrelationKey own(long number) {
    return new CorrelationKey(CorrelationKey.MESSAGE_ID, number + "@x");
  }

  private void add(long number, long sentAt) {
    index.add(
        Candidate.of(
            new ActivityId(number),
            Optional.empty(),
            Direction.INCOMING,
            "Alarm",
            Instant.ofEpochSecond(sentAt),
            Optional.empty(),
            Set.of(SUBJECT, own(number))));
  }

  private static List<Long> numbers(List<Candidate> found) {
    return found.stream().map(each -> each.activity().value()).toList();
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void ofAThousandUnderOneKeyTheLatestFiftyAreFound() {
    for (int i = 1; i <= 1_000; i++) {
      add(i, i);
    }
    assertThat(numbers(index.under(Set.of(SUBJECT)))).isEqualTo(numbers(951, 1_000));
    assertThat(Query.MOST_UNDER_ONE_KEY).isEqualTo(50);
    assertThat(numbers(index.under(Set.of(own(3))))).containsExactly(3L);
  }

  @Test
  void theLatestAreThoseThatWereStoredLastAndComeInTheOrderInWhichTheyWereSent() {
    for (int i = 1; i <= 60; i++) {
      add(i, 100 - i);
    }
    List<Candidate> found = index.under(Set.of(SUBJECT));
    assertThat(found).isSortedAccordingTo(Candidate.ORDER);
    assertThat(numbers(found)).containsExactlyInAnyOrderElementsOf(numbers(11, 60));
  }

  @Test
  void eachIsFoundOnceUnderTheKeysThatWereSought() {
    add(2, 20);
    add(1, 10);
    List<Candidate> found = index.under(Set.of(SUBJECT, own(2)));
    assertThat(numbers(found)).containsExactly(1L, 2L);
    assertThat(found.get(0).foundUnder()).containsExactly(SUBJECT);
    assertThat(found.get(1).foundUnder()).containsExactlyInAnyOrder(SUBJECT, own(2));
  }

  @Test
  void anActivityIsNotFoundWithoutItself() {
    add(1, 10);
    add(2, 20);
    assertThat(numbers(index.without(new ActivityId(2)).under(Set.of(SUBJECT, own(2)))))
        .containsExactly(1L);
  }
}
