package org.mailpromoter.storage.sqlite;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lock on the database, while this process works with it. Thread-safe. */
final class HeldLock implements AutoCloseable {
  private volatile @Nullable WorkLock lock;

  void take(WorkLock taken) {
    lock = taken;
  }

  Optional<WorkLock> get() {
    return Optional.ofNullable(lock);
  }

  /** Leaves behind that the disk was full. */
  void leaveFull() {
    get().ifPresent(WorkLock::leaveFull);
  }

  /** Lets others work. */
  @Override
  public synchronized void close() {
    Optional<WorkLock> held = get();
    lock = null;
    held.ifPresent(WorkLock::close);
  }
}
