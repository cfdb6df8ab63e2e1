package org.mailpromoter.storage.sqlite;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Connections that read, each used by one thread at a time, so that a long list holds up nobody.
 * They are opened when they are needed, and kept. Thread-safe.
 */
final class Readers implements AutoCloseable {
  /** Each keeps a cache of pages in memory. */
  static final int MOST = 4;

  private final Jdbi connections;
  private final Semaphore free = new Semaphore(MOST, true);
  private final Deque<Handle> idle = new ArrayDeque<>();
  private boolean closed;

  /** Opens the first one. */
  Readers(Jdbi connections) {
    this.connections = connections;
    idle.add(connections.open());
  }

  /** Work with a connection; waits for one while all are in use. */
  <T> T read(Database.Work<T> work) throws SQLException {
    free.acquireUninterruptibly();
    try {
      Handle handle = take();
      try {
        return work.on(handle);
      } finally {
        giveBack(handle);
      }
    } finally {
      free.release();
    }
  }

  private Handle take() throws SQLException {
    Handle waiting = waiting();
    return waiting == null ? connections.open() : waiting;
  }

  private synchronized @Nullable Handle waiting() throws SQLException {
    if (closed) {
      throw new SQLException("the database is closed");
    }
    return idle.poll();
  }

  private synchronized void giveBack(Handle handle) {
    idle.push(handle);
  }

  /** Waits until nobody reads. */
  @Override
  public void close() {
    free.acquireUninterruptibly(MOST);
    try {
      closeIdle();
    } finally {
      free.release(MOST);
    }
  }

  private synchronized void closeIdle() {
    closed = true;
    idle.forEach(Handle::close);
    idle.clear();
  }
}
