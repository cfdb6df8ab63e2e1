package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EventId;

/**
 * The contract of sinks catches faults: for each rule there is a sink that breaks only this rule.
 */
class WrongSinksTest {
  /** The rules whose tests fail, as the names of the tests spell them. */
  private static Set<String> broken(Class<?> contract) {
    Set<String> rules = new TreeSet<>();
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .forEach(event -> rules.add(event.getTestDescriptor().getDisplayName().substring(0, 4)));
    return rules;
  }

  @Test
  void aSinkThatDoublesBreaksTheFirstRule() {
    assertThat(broken(Doubling.class)).containsExactly("sk01");
  }

  @Test
  void aSinkThatForgetsWhenItsProcessDiesBreaksTheFirstRule() {
    assertThat(broken(Forgetful.class)).containsExactly("sk01");
  }

  @Test
  void aSinkThatKnowsNumbersOfOneInstallationOnlyBreaksTheFirstRule() {
    assertThat(broken(Countless.class)).containsExactly("sk01");
  }

  @Test
  void aSinkThatThrowsWhereItShouldWaitBreaksTheSecondRule() {
    assertThat(broken(Throwing.class)).containsExactly("sk02");
  }

  @Test
  void aSinkThatTellsSecretsBreaksTheSecondRule() {
    assertThat(broken(Talkative.class)).containsExactly("sk02");
  }

  @Test
  void aSinkThatRejectsWhatWouldWorkLaterBreaksTheSecondRule() {
    assertThat(broken(Impatient.class)).containsExactly("sk02");
  }

  @Test
  void aSinkThatIsDoneBeforeItDeliversBreaksTheThirdRule() {
    assertThat(broken(Hasty.class)).contains("sk03");
  }

  @Test
  void aSinkThatDoesNotListenToInterruptsBreaksTheFourthRule() {
    assertThat(broken(Deaf.class)).containsExactly("sk04");
  }

  @Test
  void aSinkThatListensToInterruptsBeforeItHangsOnlyBreaksTheFourthRule() {
    assertThat(broken(AttentiveAtFirst.class)).containsExactly("sk04");
  }

  @Test
  void aSinkThatSwallowsAnInterruptBreaksTheFourthRule() {
    assertThat(broken(Swallowing.class)).containsExactly("sk04");
  }

  @Test
  void aSinkThatIsRightBreaksNone() {
    assertThat(broken(Right.class)).isEmpty();
  }

  /** The common part of all receivers here: a list, and a way to fail. */
  private abstract static class Receiver implements SinkUnderTest {
    final List<EventId> kept = new ArrayList<>();
    volatile boolean down;
    volatile boolean refusing;
    volatile CountDownLatch silence = new CountDownLatch(0);
    volatile CountDownLatch taken = new CountDownLatch(1);

    abstract Delivery deliver(ActivityEvent event) throws InterruptedException;

    /** What a right sink does. */
    Delivery rightly(ActivityEvent event) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      taken.countDown();
      silence.await();
      if (down) {
        return Delivery.later("The receiver is down.");
      }
      if (refusing) {
        refusing = false;
        return Delivery.rejected("The receiver refused it.");
      }
      if (!kept.contains(event.id())) {
        kept.add(event.id());
      }
      return Delivery.done();
    }

    @Override
    public ActivitySink open() {
      return this::deliver;
    }

    @Override
    public List<EventId> arrived() {
      return List.copyOf(kept);
    }

    @Override
    public void breakDown() {
      down = true;
    }

    @Override
    public Optional<CountDownLatch> hang() {
      silence = new CountDownLatch(1);
      taken = new CountDownLatch(1);
      return Optional.of(taken);
    }

    @Override
    public boolean refuseNext() {
      refusing = true;
      return true;
    }

    @Override
    public void repair() {
      down = false;
      silence.countDown();
    }

    @Override
    public List<String> secrets() {
      return List.of("s3cret");
    }

    @Override
    public void close() {
      silence.countDown();
    }
  }

  static class Right implements ActivitySinkContract {
    @Override
    public SinkUnderTest receiver() {
      return new Receiver() {
        @Override
        Delivery deliver(ActivityEvent event) throws InterruptedException {
          return rightly(event);
        }
      };
    }
  }

  static class Doubling implements ActivitySinkContract {
    @Override
    public SinkUnderTest receiver() {
      return new Receiver() {
        @Override
        Delivery deliver(ActivityEvent event) throws InterruptedException {
          boolean known = kept.contains(event.id());
          Delivery delivery = rightly(event);
          if (known) {
            kept.add(event.id());
          }
          return delivery;
        }
      };
    }
  }

  static class Forgetful implements ActivitySinkContract {
    @Override
    public SinkUnderTest receiver() {
      return new Receiver() {
        @Override
        Delivery deliver(ActivityEvent event) throws InterruptedException {
          return rightly(event);
        }

        @Override
        public ActivitySink open() {
          List<EventId> known = new ArrayList<>();
          return event -> {
            boolean isNew = !known.contains(event.id());
            boolean here = kept.contains(event.id());
            Delivery delivery = deliver(event);
            if (isNew && here) {
              kept.add(event.id());
            }
            known.add(event.id());
            return delivery;
          };
        }
      };
    }
  }

  static class Countless implements ActivitySinkContract {
    @Override
    public SinkUnderTest receiver() {
      return new Receiver() {
        @Override
        Delivery deliver(ActivityEvent event) throws InterruptedException {
          boolean known = kept.stream().anyMatch(id -> id.number() == event.id().number());
          return known ? Delivery.done() : rightly(event);
        }
      };
    }
  }

  static class Throwing implements ActivitySinkContract {
    @Override
    public SinkUnderTest receiver() {
      return new Receiver() {
        @Override
        Delivery deliver(ActivityEvent event) throws InterruptedException {
          if (down) {
            throw new IllegalStateException("down");
          }
          return rightly(event);
        }
      };
    }
  }

  static class Talkative implements ActivitySinkContract {
    @Override
    public SinkUnderTest receiver() {
      return new Receiver() {
        @Override
        Delivery deliver(ActivityEvent event) throws InterruptedException {
          return down ? Delivery.later("It is down for s3cret.") : rightly(event);
        }
      };
    }
  }

  static class Impatient implements ActivitySinkContract {
    @Override
    public SinkUnderTest receiver() {
      return new Receiver() {
        @Override
        Delivery deliver(ActivityEvent event) throws InterruptedException {
          return down ? Delivery.rejected("It is down.") : rightly(event);
        }
      };
    }
  }

  static class Hasty implements ActivitySinkContract {
    @Override
    public SinkUnderTest receiver() {
      return new Receiver() {
        private final List<ActivityEvent> buffered = new ArrayList<>();

        @Override
        Delivery deliver(ActivityEvent event) throws InterruptedException {
          if (down || refusing || silence.getCount() > 0 || Thread.interrupted()) {
            return rightly(event);
          }
          buffered.add(event);
          for (ActivityEvent each : buffered.subList(0, buffered.size() - 1)) {
            rightly(each);
          }
          return Delivery.done();
        }
      };
    }
  }

  /** A driver that blocks and ignores interrupts, behind a check at the entry. */
  static class AttentiveAtFirst implements ActivitySinkContract {
    @Override
    public Duration soon() {
      return Duration.ofMillis(500);
    }

    @Override
    public SinkUnderTest receiver() {
      return new Receiver() {
        @Override
        Delivery deliver(ActivityEvent event) throws InterruptedException {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          taken.countDown();
          awaitDeaf(silence);
          return rightly(event);
        }
      };
    }
  }

  static class Swallowing implements ActivitySinkContract {
    @Override
    public SinkUnderTest receiver() {
      return new Receiver() {
        @Override
        Delivery deliver(ActivityEvent event) {
          try {
            return rightly(event);
          } catch (InterruptedException e) {
            return Delivery.later("It was interrupted.");
          }
        }
      };
    }
  }

  private static void awaitDeaf(CountDownLatch silence) {
    boolean ended = false;
    while (!ended) {
      try {
        silence.await();
        ended = true;
      } catch (InterruptedException e) {
        // it does not listen
      }
    }
  }

  static class Deaf implements ActivitySinkContract {
    @Override
    public Duration soon() {
      return Duration.ofMillis(500);
    }

    @Override
    public SinkUnderTest receiver() {
      return new Receiver() {
        @Override
        Delivery deliver(ActivityEvent event) throws InterruptedException {
          taken.countDown();
          awaitDeaf(silence);
          return rightly(event);
        }
      };
    }
  }
}
