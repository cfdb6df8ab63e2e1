package org.mailpromoter.service;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.installation.OpenInstallation;

/**
 * Lends the open installation of a process to many requests at a time. It is closed while the
 * storage is not open: before the process has it, and while another process works with it.
 * Thread-safe.
 */
public final class Desk {
  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
  private final List<Runnable> closing = new CopyOnWriteArrayList<>();
  private final Listening listening = new Listening();
  private volatile boolean isClosing;
  private @Nullable OpenInstallation installation;

  /** The storage is not open at the moment. Nothing was done; the request may be repeated. */
  public static final class ClosedException extends Exception {
    private static final long serialVersionUID = 1L;

    private ClosedException() {
      super("the storage is not open");
    }
  }

  /**
   * Work with the open installation.
   *
   * @param <T> what it yields
   * @param <X> how it fails
   */
  @FunctionalInterface
  public interface Work<T, X extends Exception> {
    /** Works with an installation that stays open until this returns. */
    T with(OpenInstallation open) throws X;
  }

  /**
   * Works with the open installation.
   *
   * @throws ClosedException if it is not open
   */
  public <T, X extends Exception> T lend(Work<T, X> work) throws X, ClosedException {
    if (isClosing || !lock.readLock().tryLock()) {
      throw new ClosedException();
    }
    try {
      OpenInstallation open = installation;
      if (open == null) {
        throw new ClosedException();
      }
      return work.with(open);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Which mailboxes the service of this process listens to. */
  public Listening listening() {
    return listening;
  }

  /** Lends an installation from now on. */
  public void open(OpenInstallation open) {
    lock.writeLock().lock();
    try {
      installation = Objects.requireNonNull(open, "open");
      isClosing = false;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Has long work end when the desk is about to close. */
  public void beforeClosing(Runnable end) {
    closing.add(Objects.requireNonNull(end, "end"));
  }

  /** Lends nothing from now on; waits for the work in progress. */
  public void close() {
    isClosing = true;
    closing.forEach(Runnable::run);
    lock.writeLock().lock();
    try {
      installation = null;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
