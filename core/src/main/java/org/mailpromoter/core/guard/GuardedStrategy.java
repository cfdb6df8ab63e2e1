package org.mailpromoter.core.guard;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.correlation.StrategyFault;
import org.mailpromoter.core.message.Envelope;

/**
 * Guards a third-party strategy so that its faults cost only its own matches: it runs on another
 * thread with a deadline, and an exception or an invalid result becomes a failure in the facts and
 * the trace of the message. A strategy that fails repeatedly, hangs or leaves threads behind is not
 * called again during the life of this object: it is a pure function, so only a fixed version would
 * behave differently. Thread-safe.
 *
 * <p>It is asked for the keys of a whole page at once, so that handing over costs a page and not a
 * message.
 *
 * @since 0.1
 */
public final class GuardedStrategy implements PageStrategy {
  private final String name;
  private final CorrelationMethod method;
  private final CorrelationStrategy behind;
  private final StrategyLimits limits;
  private final ForeignCalls calls;
  private final Set<String> headers;
  private int failuresInARow;
  private volatile @Nullable StrategyFault off;

  private GuardedStrategy(String name, CorrelationStrategy behind, StrategyLimits limits) {
    this.headers = StrategyAnswer.headers(behind.headers());
    this.name = name;
    this.behind = behind;
    this.limits = limits;
    this.method = Objects.requireNonNull(behind.method(), "its method() returns null");
    this.calls = new ForeignCalls("strategy-" + name, behind.getClass().getClassLoader());
  }

  /**
   * Guards a strategy with the standard limits.
   *
   * @param name the name it promised to have
   * @param behind the strategy, null when its maker made none
   * @throws IllegalArgumentException if there is none, its name is another one, or it asks for
   *     headers against its contract
   */
  public static GuardedStrategy of(String name, @Nullable CorrelationStrategy behind) {
    return of(name, behind, StrategyLimits.STANDARD);
  }

  /** The same with other limits. */
  public static GuardedStrategy of(
      String name, @Nullable CorrelationStrategy behind, StrategyLimits limits) {
    if (behind == null) {
      throw new IllegalArgumentException("the plugin makes no strategy: it returns null");
    }
    String own = behind.name();
    if (!name.equals(own)) {
      throw new IllegalArgumentException("the plugin's strategy calls itself '" + own + "'");
    }
    return new GuardedStrategy(name, behind, limits);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CorrelationMethod method() {
    return method;
  }

  @Override
  public Set<String> headers() {
    return headers;
  }

  @Override
  public Set<CorrelationKey> keysOf(Envelope stored) {
    return ask(() -> kept(stored));
  }

  @Override
  public Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
    return ask(() -> sought(incoming));
  }

  @Override
  public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
    return ask(() -> StrategyAnswer.match(behind.judge(incoming, found), found));
  }

  private Set<CorrelationKey> kept(Envelope stored) {
    return StrategyAnswer.keys(behind.keysOf(stored), StrategyAnswer.MOST_KEPT);
  }

  private Set<CorrelationKey> sought(Envelope incoming) {
    return StrategyAnswer.keys(behind.keysSoughtBy(incoming), StrategyAnswer.MOST_SOUGHT);
  }

  @Override
  public CorrelationStrategy prepared(List<Envelope> page) {
    if (page.isEmpty() || off != null) {
      return this;
    }
    try {
      return new Prepared(ask(() -> keysOfPage(page)));
    } catch (StrategyFailedException e) {
      return this; // and it is off, so that every message of the page shows why
    }
  }

  /** On the other thread, which alone counts while it does. */
  private IdentityHashMap<Envelope, Keys> keysOfPage(List<Envelope> page) {
    IdentityHashMap<Envelope, Keys> all = new IdentityHashMap<>();
    int failed = 0;
    for (Envelope each : page) {
      Keys keys = keys(each);
      StrategyFault failure = keys.failure();
      failed = failure == null ? 0 : failed + 1;
      all.put(each, keys);
      if (failure != null && failed >= limits.failures()) {
        switchOff(failure);
        break;
      }
    }
    return all;
  }

  private record Keys(
      Set<CorrelationKey> kept, Set<CorrelationKey> sought, @Nullable StrategyFault failure) {}

  private Keys keys(Envelope envelope) {
    try {
      return new Keys(kept(envelope), sought(envelope), null);
    } catch (Throwable e) { // also what a strategy should not throw
      return new Keys(Set.of(), Set.of(), StrategyFailedException.of(e).fault());
    }
  }

  private synchronized <T> T ask(Callable<T> question) {
    if (off != null) {
      throw new StrategyFailedException(off);
    }
    try {
      T answer = calls.ask(limits.deadline(), question);
      failuresInARow = 0;
      watchThreads();
      return answer;
    } catch (ForeignCallException e) {
      throw switch (e.kind()) {
        case THREW -> failed(StrategyFailedException.of(e.getCause()));
        case HANGS, BLOCKED -> hangs();
      };
    }
  }

  private StrategyFailedException failed(StrategyFailedException failure) {
    failuresInARow++;
    if (failuresInARow >= limits.failures()) {
      switchOff(failure.fault());
    }
    return failure;
  }

  private StrategyFailedException hangs() {
    return failedForGood(StrategyFault.Kind.HANGS, limits.deadline().toMillis());
  }

  private StrategyFailedException failedForGood(StrategyFault.Kind kind, long number) {
    StrategyFault fault = StrategyFault.of(kind, number);
    off = fault;
    return new StrategyFailedException(fault);
  }

  private void switchOff(StrategyFault last) {
    if (off == null) {
      off = last.lastOf(limits.failures());
    }
  }

  private void watchThreads() {
    int left = calls.threadsLeft();
    if (left > limits.threads()) {
      throw failedForGood(StrategyFault.Kind.LEFT_THREADS, left);
    }
  }

  /** Answers from what was asked beforehand. */
  private final class Prepared implements CorrelationStrategy {
    private final IdentityHashMap<Envelope, Keys> asked;

    Prepared(IdentityHashMap<Envelope, Keys> asked) {
      this.asked = asked;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public CorrelationMethod method() {
      return method;
    }

    @Override
    public Set<CorrelationKey> keysOf(Envelope stored) {
      Keys keys = asked.get(stored);
      return keys == null ? GuardedStrategy.this.keysOf(stored) : sound(keys).kept();
    }

    @Override
    public Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
      Keys keys = asked.get(incoming);
      return keys == null ? GuardedStrategy.this.keysSoughtBy(incoming) : sound(keys).sought();
    }

    private static Keys sound(Keys keys) {
      if (keys.failure() != null) {
        throw new StrategyFailedException(keys.failure());
      }
      return keys;
    }

    @Override
    public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
      return GuardedStrategy.this.judge(incoming, found);
    }
  }
}
