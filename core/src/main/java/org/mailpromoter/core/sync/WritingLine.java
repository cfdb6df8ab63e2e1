package org.mailpromoter.core.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes portions to the store, one after the other. After a portion that was not written, nothing
 * else is written: the cursor would skip the failed portion.
 */
final class WritingLine {
  private final Workshop workshop;
  private final Work work;
  private final Deque<Written> line = new ArrayDeque<>();
  private boolean brokenOff;

  private record Written(Portion portion, Future<?> done) {}

  /** Writes a portion, on the writing thread. */
  @FunctionalInterface
  interface Work {
    /** Writes. */
    void write(Portion portion, CompletePage complete) throws Exception;
  }

  /** Receives the result of a portion. */
  interface Outcome {
    /** It is in the store. */
    void written(Portion portion);

    /** It was not written, and neither were the portions after it. */
    void failed(Portion portion, @Nullable Throwable cause);
  }

  WritingLine(Workshop workshop, Work work) {
    this.workshop = workshop;
    this.work = work;
  }

  void add(Portion portion, CompletePage complete) {
    line.addLast(new Written(portion, workshop.write(() -> write(portion, complete))));
  }

  private Void write(Portion portion, CompletePage complete) throws Exception {
    if (brokenOff) {
      throw new IllegalStateException("a portion before this one was not written");
    }
    brokenOff = true;
    work.write(portion, complete);
    brokenOff = false;
    return null;
  }

  /**
   * Waits until few portions are left.
   *
   * @return those that are not written, because others wrote something meanwhile (AS-15), in their
   *     order
   */
  List<Portion> await(int left, Outcome outcome) throws InterruptedException, ExecutionException {
    while (line.size() > left) {
      Written first = line.removeFirst();
      try {
        first.done().get();
      } catch (ExecutionException e) {
        if (Overtaking.is(e)) {
          return overtaken(first.portion());
        }
        outcome.failed(first.portion(), e.getCause());
        throw e;
      }
      outcome.written(first.portion());
    }
    return List.of();
  }

  private List<Portion> overtaken(Portion first) throws InterruptedException, ExecutionException {
    List<Portion> anew = new ArrayList<>(first.overtaken());
    for (Written each : line) {
      end(each.done());
      anew.add(each.portion());
    }
    line.clear();
    brokenOff = false;
    return anew;
  }

  private static void end(Future<?> behind) throws InterruptedException {
    try {
      behind.get();
    } catch (ExecutionException e) {
      // it was broken off
    }
  }
}
