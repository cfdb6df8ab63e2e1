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
  private final Place place;
  private volatile boolean checkDue;

  private WorkLock(FileChannel channel, Place place, boolean checkDue) {
    this.channel = channel;
    this.place = place;
    this.checkDue = checkDue;
  }

  /** For a command, which waits for a service to make way, and for nobody else. */
  static WorkLock take(DatabaseFile database) {
    return take(new Place(database), "", WorkLock::awaitWay);
  }

  /** For a service, which lets those go first who wait. */
  static WorkLock takeForService(DatabaseFile database) {
    return take(new Place(database), " " + MAKES_WAY, WorkLock::awaitTurn);
  }

  /** For who needs the database alone: nobody is waited for. */
  static WorkLock takeAtOnce(DatabaseFile database) {
    return take(new Place(database), "", (channel, place) -> lock(channel) != null);
  }

  /** Waits until the lock can be had. */
  private interface Wait {
    /** Whether it was taken. */
    boolean taken(FileChannel channel, Place place) throws IOException, InterruptedException;
  }

  private static WorkLock take(Place place, String promise, Wait wait) {
    try {
      FileChannel channel = place.open(place.lock());
      try {
        if (wait.taken(channel, place)) {
          boolean wordsAreLeft = channel.size() > 0;
          channel.truncate(0);
          String words = ProcessHandle.current().pid() + promise;
          channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.US_ASCII)));
          return new WorkLock(channel, place, wordsAreLeft);
        }
      } catch (IOException | InterruptedException e) {
        channel.close();
        throw e;
      }
      channel.close();
      throw place.inUse();
    } catch (IOException e) {
      throw place.database().cannotBeWritten("The lock file " + place.lock(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          StoreError.IN_USE,
          "Waiting for the database " + place.database().path() + " was interrupted.",
          e);
    }
  }

  private static boolean awaitWay(FileChannel channel, Place place)
      throws IOException, InterruptedException {
    if (lock(channel) != null) {
      return true;
    }
    if (!place.words().endsWith(MAKES_WAY)) {
      return false;
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (FileChannel turn = place.open(place.turn())) {
      boolean next = false;
      while (System.nanoTime() < end) {
        next = next || lock(turn) != null;
        if (next && lock(channel) != null) {
          return true;
        }
        Thread.sleep(MILLISECONDS_BETWEEN);
      }
    }
    return false;
  }

  private static boolean awaitTurn(FileChannel channel, Place place)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (place.isTurnTaken() && System.nanoTime() < end) {
      Thread.sleep(MILLISECONDS_BETWEEN);
    }
    return lock(channel) != null;
  }

  /** Whether another process waits for its turn. */
  boolean isWanted() {
    try {
      return place.isTurnTaken();
    } catch (IOException e) {
      return false; // whoever waits gives up in time
    }
  }

  /** Whether the last holder died, or left damage behind, and nobody has checked since. */
  boolean isCheckDue() {
    return checkDue;
  }

  /** Says whether the next holder is to check. */
  void leaveCheckDue(boolean due) {
    checkDue = due;
  }

  /**
   * Who ends as it should leaves no words behind, unless a check is due. Whoever is interrupted
   * ends as it should, too, and a channel must not be used by an interrupted thread.
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try (channel) {
      if (!checkDue) {
        channel.truncate(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  /**
   * The files beside a database.
   *
   * @param database the database
   */
  private record Place(DatabaseFile database) {
    Path lock() {
      return database.beside(".lock");
    }

    Path turn() {
      return database.beside(".turn");
    }

    FileChannel open(Path file) throws IOException {
      database.createLike(file);
      return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    boolean isTurnTaken() throws IOException {
      if (!Files.exists(turn())) {
        return false;
      }
      try (FileChannel others = open(turn())) {
        return WorkLock.lock(others) == null;
      }
    }

    /** What the holder of the lock says of itself. */
    String words() throws IOException {
      return Files.readString(lock(), StandardCharsets.US_ASCII).strip();
    }

    StoreException inUse() throws IOException {
      String pid = words().replace(MAKES_WAY, "").strip();
      return new StoreException(
          StoreError.IN_USE,
          "Another process"
              + (pid.isEmpty() ? "" : " (number " + pid + ")")
              + " is synchronizing into the database "
              + database.path()
              + ".",
          null);
    }
  }
}
