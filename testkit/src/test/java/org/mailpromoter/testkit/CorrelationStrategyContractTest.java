package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.message.Envelope;

/** The contract catches each wrong strategy with exactly the tests of the rules that it breaks. */
class CorrelationStrategyContractTest {
  /** Recognises order numbers, rightly. */
  static class OrderNumber implements CorrelationStrategy {
    @Override
    public String name() {
      return "order-number";
    }

    @Override
    public Set<CorrelationKey> keysOf(Envelope stored) {
      return stored.subject().contains("4711")
          ? Set.of(new CorrelationKey("order", "4711"))
          : Set.of();
    }

    @Override
    public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
      return found.stream().findFirst().map(each -> Match.of(each, "Subject", "4711"));
    }
  }

  /** The contract over a strategy. */
  abstract static class Contract implements CorrelationStrategyContract {
    private final CorrelationStrategy strategy;

    Contract(CorrelationStrategy strategy) {
      this.strategy = strategy;
    }

    @Override
    public CorrelationStrategy strategy() {
      return strategy;
    }

    @Override
    public Conversation conversation() {
      return Conversation.of(mail().subject("Order 4711"), mail().subject("About 4711"));
    }
  }

  static final class Right extends Contract {
    Right() {
      super(new OrderNumber());
    }
  }

  static final class Counts extends Contract {
    Counts() {
      super(
          new OrderNumber() {
            private final AtomicInteger asked = new AtomicInteger();

            @Override
            public Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
              Set<CorrelationKey> keys = new HashSet<>(keysOf(incoming));
              keys.add(new CorrelationKey("count", String.valueOf(asked.incrementAndGet())));
              return keys;
            }
          });
    }
  }

  static final class BadName extends Contract {
    BadName() {
      super(
          new OrderNumber() {
            @Override
            public String name() {
              return "Order Number";
            }
          });
    }
  }

  static final class Floods extends Contract {
    Floods() {
      super(
          new OrderNumber() {
            @Override
            public Set<CorrelationKey> keysOf(Envelope stored) {
              return IntStream.rangeClosed(1, 101)
                  .mapToObj(each -> new CorrelationKey("order", String.valueOf(each)))
                  .collect(Collectors.toSet());
            }
          });
    }
  }

  static final class KeepsWholeSubjects extends Contract {
    KeepsWholeSubjects() {
      super(
          new OrderNumber() {
            @Override
            public Set<CorrelationKey> keysOf(Envelope stored) {
              Set<CorrelationKey> keys = new HashSet<>(super.keysOf(stored));
              if (!stored.subject().isEmpty()) {
                keys.add(new CorrelationKey("subject", stored.subject()));
              }
              return keys;
            }
          });
    }
  }

  static final class BeginsThreads extends Contract {
    BeginsThreads() {
      super(
          new OrderNumber() {
            @Override
            public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
              Thread thread = new Thread(BeginsThreads::waitForever);
              thread.setDaemon(true);
              thread.start();
              return super.judge(incoming, found);
            }
          });
    }

    private static void waitForever() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static final class ReturnsNull extends Contract {
    ReturnsNull() {
      super(
          new OrderNumber() {
            @Override
            @SuppressWarnings("NullAway")
            public Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
              return incoming.subject().isEmpty() ? null : keysOf(incoming);
            }
          });
    }
  }

  static final class SeeksSomethingElse extends Contract {
    SeeksSomethingElse() {
      super(
          new OrderNumber() {
            @Override
            public Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
              return Set.of(new CorrelationKey("invoice", "4711"));
            }
          });
    }
  }

  static final class Invents extends Contract {
    Invents() {
      super(
          new OrderNumber() {
            @Override
            public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
              Match invented =
                  Match.restore(
                      new ActivityId(99), Optional.empty(), "", Clue.in("Subject", "4711"));
              return super.judge(incoming, found).or(() -> Optional.of(invented));
            }
          });
    }
  }

  static final class Changes extends Contract {
    Changes() {
      super(
          new OrderNumber() {
            @Override
            public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
              Optional<Match> match = super.judge(incoming, found);
              if (found instanceof ArrayList<Candidate> changeable) {
                changeable.clear();
              }
              return match;
            }
          });
    }
  }

  static final class OverflowsOnLongSubjects extends Contract {
    OverflowsOnLongSubjects() {
      super(
          new OrderNumber() {
            @Override
            public Set<CorrelationKey> keysOf(Envelope stored) {
              if (stored.subject().length() > 1_000) {
                throw new StackOverflowError("as a regular expression does");
              }
              return super.keysOf(stored);
            }
          });
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            Counts.class,
            Set.of("cs01_theSameMessageGivesTheSameAnswers", "cs01_manyThreadsGetTheAnswersOfOne")),
        Arguments.of(BadName.class, Set.of("cs02_theNameIsLegalAndStays")),
        Arguments.of(Floods.class, Set.of("cs03_keysAreFew")),
        Arguments.of(KeepsWholeSubjects.class, Set.of("cs03_keysAndEvidenceAreShort")),
        Arguments.of(BeginsThreads.class, Set.of("cs01_noThreadIsLeftBehind")),
        Arguments.of(
            ReturnsNull.class, Set.of("cs03_keysAndEvidenceAreShort", "cs04_nothingIsNull")),
        Arguments.of(SeeksSomethingElse.class, Set.of("cs05_aMessageFindsItsConversation")),
        Arguments.of(Invents.class, Set.of("cs06_onlyWhatWasFoundIsMatched")),
        Arguments.of(Changes.class, Set.of("cs07_nothingIsChanged")),
        Arguments.of(
            OverflowsOnLongSubjects.class,
            Set.of(
                "cs01_theSameMessageGivesTheSameAnswers",
                "cs01_manyThreadsGetTheAnswersOfOne",
                "cs03_keysAndEvidenceAreShort",
                "cs03_keysAreFew",
                "cs04_nothingIsNull",
                "cs08_hostileMailIsCopedWith")));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Class<?> contract, Set<String> failed) {
    assertThat(FailedTests.of(contract)).containsExactlyInAnyOrderElementsOf(failed);
  }

  @Test
  void aRightOnePasses() {
    assertThat(FailedTests.of(Right.class)).isEmpty();
  }
}
