package org.mailpromoter.installation;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.mailpromoter.core.history.Progress;

/**
 * Progress and cancellation of a long use case. One instance per call. Thread-safe.
 *
 * <p>A cancelled use case either throws a {@link CancellationException} and has changed nothing, or
 * returns an outcome that says that it was cancelled and what was done until then.
 */
public final class Task implements Progress {
  private final AtomicLong done = new AtomicLong();
  private final LongConsumer watcher;
  private volatile boolean cancelled;
  private volatile String told = "";

  /** A task that nobody watches. */
  public Task() {
    this(done -> {});
  }

  /**
   * A task that is watched.
   *
   * @param watcher receives {@link #done()} whenever some more is done, on threads of the work
   */
  public Task(LongConsumer watcher) {
    this.watcher = Objects.requireNonNull(watcher, "watcher");
  }

  /** Asks the work to end soon. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether the work was asked to end. */
  public boolean isCancelled() {
    return cancelled;
  }

  /** Tells whoever watches what a person must do meanwhile, instead of what was told before. */
  public void tell(String sentence) {
    told = Objects.requireNonNull(sentence, "sentence");
  }

  /** What a person must do so that the work goes on; empty for nothing. */
  public String told() {
    return told;
  }

  /** How much is done so far, in the unit that the use case documents. */
  public long done() {
    return done.get();
  }

  @Override
  public void advance(long some) {
    if (some > 0) {
      watcher.accept(done.addAndGet(some));
    }
    if (cancelled) {
      throw new CancellationException("the task was cancelled after " + done);
    }
  }
}
