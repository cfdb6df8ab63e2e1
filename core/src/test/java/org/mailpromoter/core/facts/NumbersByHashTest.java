package org.mailpromoter.core.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersByHashTest {
  @Test
  void whatWasAddedIsFoundTheLatestFirst() {
    NumbersByHash numbers = new NumbersByHash();
    Map<Integer, Deque<Integer>> expected = new HashMap<>();
    Random random = new Random(1);
    for (int number = 0; number < 20_000; number++) {
      // many share their lower bits, and some the whole hash
      int hash = random.nextInt(5_000) << random.nextInt(20);
      numbers.add(hash, number);
      expected.computeIfAbsent(hash, unused -> new ArrayDeque<>()).addFirst(number);
    }
    expected.forEach((hash, all) -> assertThat(numbers.under(hash)).containsExactlyElementsOf(all));
    assertThat(numbers.under(-1)).isEmpty();
  }
}
