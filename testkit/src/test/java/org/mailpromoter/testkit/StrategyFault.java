package org.mailpromoter.testkit;

import java.util.AbstractSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.message.Envelope;

/** The faults of third-party strategies, and their messages. */
enum StrategyFault {
  THROWS("it threw java.lang.IllegalStateException: broken", e -> broken()),
  OVERFLOWS_ITS_STACK("it threw java.lang.StackOverflowError", e -> overflow(0)),
  MISSES_A_CLASS(
      "it threw java.lang.NoClassDefFoundError: acme/Orders",
      e -> fail(new NoClassDefFoundError("acme/Orders"))),
  IS_OUT_OF_MEMORY(
      "it threw java.lang.OutOfMemoryError: of its own",
      e -> fail(new OutOfMemoryError("of its own"))),
  ENDS_THE_PROGRAM(
      "it tried to end the program, which plugins must not do",
      e -> fail(new NoSuchMethodError("'void java.lang.System.aPluginMayNotEndTheProgram(int)'"))),
  RETURNS_NULL("it returned null for keys", e -> none()),
  RETURNS_A_NULL_KEY("it returned a key that is null", e -> new HashSet<>(nothing())),
  FLOODS_KEYS("it returned more than 100 keys", e -> new Keys(5_000_000)),
  NEVER_STOPS_GIVING_KEYS("it returned more than 100 keys", e -> new Keys(Integer.MAX_VALUE)),
  GIVES_A_HUGE_KEY(
      "it returned a text of 5000000 characters",
      e -> Set.of(new CorrelationKey("x", "x".repeat(5_000_000)))),
  HANGS("it did not answer within", e -> hang()),
  LEAVES_THREADS("threads running and is not called again", e -> leak()),
  CHANGES_WHAT_IT_IS_GIVEN(
      "it threw java.lang.UnsupportedOperationException",
      e -> {
        e.to().addresses().clear();
        return Set.of();
      }),
  THROWS_WHAT_CANNOT_BE_PRINTED(
      "it threw something that cannot even be printed", e -> fail(new Unprintable()));

  /** Opened when a test is over, so that hung and leaked threads end. */
  static final CountDownLatch OVER = new CountDownLatch(1);

  final String said;
  private final Function<Envelope, Set<CorrelationKey>> answer;

  StrategyFault(String said, Function<Envelope, Set<CorrelationKey>> answer) {
    this.said = said;
    this.answer = answer;
  }

  /** A strategy with the fault, where messages have it. */
  CorrelationStrategy strategy() {
    return new CorrelationStrategy() {
      @Override
      public String name() {
        return "foreign";
      }

      @Override
      public Set<CorrelationKey> keysOf(Envelope stored) {
        return answer.apply(stored);
      }

      @Override
      public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
        return Optional.empty();
      }
    };
  }

  private static Set<CorrelationKey> broken() {
    throw new IllegalStateException("broken");
  }

  private static Set<CorrelationKey> fail(Error error) {
    throw error;
  }

  @SuppressWarnings("InfiniteRecursion")
  private static Set<CorrelationKey> overflow(int depth) {
    return overflow(depth + 1);
  }

  @SuppressWarnings("NullAway")
  private static Set<CorrelationKey> none() {
    return null;
  }

  @SuppressWarnings("NullAway")
  private static Set<CorrelationKey> nothing() {
    Set<CorrelationKey> keys = new HashSet<>();
    keys.add(null);
    return keys;
  }

  private static Set<CorrelationKey> hang() {
    while (OVER.getCount() > 0) {
      try {
        OVER.await();
      } catch (InterruptedException e) {
        // as stubborn as code can be
      }
    }
    return Set.of();
  }

  private static Set<CorrelationKey> leak() {
    Thread thread = new Thread(StrategyFault::hang, "leaked");
    thread.setDaemon(true);
    thread.start();
    return Set.of();
  }

  /** More keys than may be stored. */
  private static final class Keys extends AbstractSet<CorrelationKey> {
    private final int count;

    Keys(int count) {
      this.count = count;
    }

    @Override
    public int size() {
      return count;
    }

    @Override
    public Iterator<CorrelationKey> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return true;
        }

        @Override
        public CorrelationKey next() {
          return new CorrelationKey("flood", String.valueOf(next++));
        }
      };
    }
  }

  private static final class Unprintable extends Error {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      throw new IllegalStateException("not even this");
    }
  }
}
