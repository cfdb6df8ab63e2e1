package org.mailpromoter.testkit.fault;

/**
 * Counts steps and fails at one of them, once or from then on. One that never fails counts the
 * steps. Thread-safe.
 *
 * @since 0.1
 */
public final class CrashPoint {
  private final int first;
  private final int last;
  private int steps;

  private CrashPoint(int first, int last) {
    this.first = first;
    this.last = last;
  }

  /** Only counts. */
  public static CrashPoint never() {
    return new CrashPoint(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** Fails at one step, counted from 1. */
  public static CrashPoint at(int step) {
    return new CrashPoint(step, step);
  }

  /** Fails at a step, counted from 1, and at every later one. */
  public static CrashPoint from(int step) {
    return new CrashPoint(step, Integer.MAX_VALUE);
  }

  /** Takes a step; whether it is one at which to fail. */
  public synchronized boolean next() {
    steps++;
    return steps >= first && steps <= last;
  }

  /**
   * Takes a step.
   *
   * @throws Crash if it is one at which to fail
   */
  public void step(String what) {
    if (next()) {
      throw new Crash(what);
    }
  }

  /** Returns how many steps were taken. */
  public synchronized int steps() {
    return steps;
  }

  /** The process died here, as far as a test can do that: an error that nothing should catch. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String what) {
      super("crash at: " + what);
    }
  }
}
