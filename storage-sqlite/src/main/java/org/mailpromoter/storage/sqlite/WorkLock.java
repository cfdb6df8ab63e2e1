package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;

/**
 * Lets one process at a time synchronize into a database. A service says in the lock file that it
 * makes way, and whoever waits for that holds a lock on a second file, the turn. The operating
 * system frees locks when a process dies, whatever way it dies.
 */
final class WorkLock implements AutoCloseable {
  private static final String MAKES_WAY = "makes way";

  /** A service first ends what it is committing. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final long MILLISECONDS_BETWEEN = 20;

  private final FileChannel channel;
  private final Path turn;

  private WorkLock(FileChannel channel, Path turn) {
    this.channel = channel;
    this.turn = turn;
  }

  /** For a command, which waits for a service to make way, and for nobody else. */
  static WorkLock take(Path database) {
    return take(database, "", WorkLock::awaitWay);
  }

  /** For a service, which lets those go first who wait. */
  static WorkLock takeForService(Path database) {
    return take(database, " " + MAKES_WAY, WorkLock::awaitTurn);
  }

  /** Waits until the lock can be had. */
  private interface Wait {
    /** Whether it was taken. */
    boolean taken(FileChannel channel, Path file, Path turn)
        throws IOException, InterruptedException;
  }

  private static WorkLock take(Path database, String promise, Wait wait) {
    Path file = database.resolveSibling(database.getFileName() + ".lock");
    Path turn = database.resolveSibling(database.getFileName() + ".turn");
    try {
      FileChannel channel = open(file);
      if (!wait.taken(channel, file, turn)) {
        channel.close();
        throw inUse(database, file);
      }
      channel.truncate(0);
      String words = ProcessHandle.current().pid() + promise;
      channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.US_ASCII)));
      return new WorkLock(channel, turn);
    } catch (IOException e) {
      throw new StoreException(
          SqliteError.UNREADABLE, "The lock file " + file + " cannot be written.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          StoreError.IN_USE, "Waiting for the database " + database + " was interrupted.", e);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static boolean awaitWay(FileChannel channel, Path file, Path turn)
      throws IOException, InterruptedException {
    if (lock(channel) != null) {
      return true;
    }
    if (!words(file).endsWith(MAKES_WAY)) {
      return false;
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (FileChannel own = open(turn)) {
      boolean next = false;
      while (System.nanoTime() < end) {
        next = next || lock(own) != null;
        if (next && lock(channel) != null) {
          return true;
        }
        Thread.sleep(MILLISECONDS_BETWEEN);
      }
    }
    return false;
  }

  private static boolean awaitTurn(FileChannel channel, Path file, Path turn)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (isTaken(turn) && System.nanoTime() < end) {
      Thread.sleep(MILLISECONDS_BETWEEN);
    }
    return lock(channel) != null;
  }

  /** Whether another process waits for its turn. */
  boolean isWanted() {
    try {
      return isTaken(turn);
    } catch (IOException e) {
      return false; // whoever waits gives up in time
    }
  }

  private static boolean isTaken(Path turn) throws IOException {
    if (!Files.exists(turn)) {
      return false;
    }
    try (FileChannel others = open(turn)) {
      return lock(others) == null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  private static String words(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.US_ASCII).strip();
  }

  private static StoreException inUse(Path database, Path file) throws IOException {
    String pid = words(file).replace(MAKES_WAY, "").strip();
    return new StoreException(
        StoreError.IN_USE,
        "Another process"
            + (pid.isEmpty() ? "" : " (number " + pid + ")")
            + " is synchronizing into the database "
            + database
            + ".",
        null);
  }
}
