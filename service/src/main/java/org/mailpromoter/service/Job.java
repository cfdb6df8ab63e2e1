package org.mailpromoter.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;

/** Long work that somebody began, as it is at the moment. Thread-safe. */
public final class Job {
  private final String id;
  private final Operation operation;
  private final String holder;
  private final Instant begun;
  private final Task task = new Task();
  private State state = State.WAITING;
  private @Nullable Instant ended;
  private @Nullable Object result;
  private @Nullable Throwable failure;

  /** What becomes of a job. */
  public enum State {
    /** It begins when an earlier one has ended. */
    WAITING,
    /** It works. */
    RUNNING,
    /** It is complete, and has a result. */
    DONE,
    /** It failed. */
    FAILED,
    /** It was cancelled. What it did until then is in its result, if it has one. */
    CANCELLED;

    /** Whether nothing changes any more. */
    public boolean isOver() {
      return this != WAITING && this != RUNNING;
    }
  }

  Job(String id, Operation operation, String holder, Instant begun) {
    this.id = Objects.requireNonNull(id, "id");
    this.operation = Objects.requireNonNull(operation, "operation");
    this.holder = Objects.requireNonNull(holder, "holder");
    this.begun = Objects.requireNonNull(begun, "begun");
  }

  /** Its name, which cannot be guessed. */
  public String id() {
    return id;
  }

  /** What it does. */
  public Operation operation() {
    return operation;
  }

  /** The name of whoever began it. */
  public String holder() {
    return holder;
  }

  /** Whose it is, for permissions. */
  public Belonging belonging() {
    return Belonging.to(holder);
  }

  /** When it was asked for. */
  public Instant begun() {
    return begun;
  }

  /** How much is done so far, in the unit of the use case. */
  public long done() {
    return task.done();
  }

  /** What a person must do so that it goes on; empty for nothing. */
  public String told() {
    return task.told();
  }

  /** Its state. */
  public synchronized State state() {
    return state;
  }

  /** When it ended; empty before that. */
  public synchronized Optional<Instant> ended() {
    return Optional.ofNullable(ended);
  }

  /** What the use case returned; empty unless it returned. */
  public synchronized Optional<Object> result() {
    return Optional.ofNullable(result);
  }

  /** Why it failed; empty unless it did. */
  public synchronized Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Waits until it is over, for a while.
   *
   * @return whether it is
   */
  public synchronized boolean await(Duration most) throws InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    long left = most.toMillis();
    while (!state.isOver() && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    }
    return state.isOver();
  }

  /** Asks it to end soon. */
  public void cancel() {
    task.cancel();
  }

  /** What the work reports to. */
  Task task() {
    return task;
  }

  /** Begins, unless it was cancelled while it waited. */
  synchronized boolean start() {
    if (state == State.WAITING && !task.isCancelled()) {
      state = State.RUNNING;
    }
    return state == State.RUNNING;
  }

  synchronized void succeed(Object what, Instant now) {
    result = what;
    end(task.isCancelled() ? State.CANCELLED : State.DONE, now);
  }

  synchronized void fail(Throwable why, Instant now) {
    failure = why;
    end(State.FAILED, now);
  }

  synchronized void abandon(Instant now) {
    end(State.CANCELLED, now);
  }

  private void end(State last, Instant now) {
    state = last;
    ended = now;
    notifyAll();
  }
}
