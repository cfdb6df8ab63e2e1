package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.TokenCounter;

/**
 * The contract of every {@link TokenCounter}.
 *
 * @since 0.1
 */
public interface TokenCounterContract {
  /** A counter that has counted nothing, the same one during a test. */
  TokenCounter tokens();

  /** C-21: senders get numbers from 1 in the order in which they ask first, and keep them. */
  @Test
  default void c21_sendersAreNumberedInTheOrderInWhichTheyAskFirst() {
    RecordId anna = RecordId.user("anna");
    assertThat(
            Stream.of(anna, RecordId.queue("anna"), anna, RecordId.user("ben"))
                .map(each -> tokens().next(each).sender()))
        .containsExactly(1L, 2L, 1L, 3L);
  }

  /** C-22: each sender has a count, which starts at 1. */
  @Test
  default void c22_tokensAreCountedForEachSender() {
    RecordId anna = RecordId.user("anna");
    RecordId ben = RecordId.user("ben");
    assertThat(Stream.of(anna, anna, ben, anna).map(each -> tokens().next(each).count()))
        .containsExactly(1L, 2L, 1L, 3L);
  }

  /** C-22: threads that ask at the same time never get the same token. */
  @Test
  default void c22_threadsGetDifferentTokens() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<TokenCounter.Next> next = () -> tokens().next(RecordId.user("anna"));
      List<Future<TokenCounter.Next>> all =
          threads.invokeAll(IntStream.range(0, 40).mapToObj(each -> next).toList());
      long last = 0;
      for (Future<TokenCounter.Next> each : all) {
        last = Math.max(last, each.get().count());
      }
      assertThat(last).isEqualTo(40);
    } finally {
      threads.shutdownNow();
    }
  }
}
