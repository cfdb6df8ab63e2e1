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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;

/**
 * Lets one process at a time work with a database. The operating system frees the lock when a
 * process dies, however it dies.
 */
final class WorkLock implements AutoCloseable {
  /** The beginning of the second line if the disk was full. */
  private static final String FULL = "full ";

  private static final int MOST_WORDS = 200;

  private final FileChannel channel;
  private final String words;
  private volatile boolean checkDue;
  private @Nullable Instant full;

  private WorkLock(FileChannel channel, String words, boolean checkDue, @Nullable Instant full) {
    this.channel = channel;
    this.words = words;
    this.checkDue = checkDue;
    this.full = full;
  }

  /**
   * Takes the lock, without waiting.
   *
   * @throws StoreException with {@link StoreError#IN_USE} if another process has it
   */
  static WorkLock take(DatabaseFile database) {
    Place place = new Place(database);
    try {
      FileChannel channel = place.open(place.lock());
      try {
        if (lock(channel) != null) {
          return taken(channel);
        }
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      channel.close();
      throw place.inUse();
    } catch (IOException e) {
      throw database.cannotBeWritten("The lock file " + place.lock(), e);
    }
  }

  private static WorkLock taken(FileChannel channel) throws IOException {
    boolean wordsAreLeft = channel.size() > 0;
    Instant full = fullIn(read(channel)).orElse(null);
    String words = String.valueOf(ProcessHandle.current().pid());
    write(channel, full == null ? words : withFull(words, full));
    return new WorkLock(channel, words, wordsAreLeft, full);
  }

  private static String withFull(String words, Instant full) {
    return words + "\n" + FULL + full;
  }

  /** Through the locked channel: to close another one would free the lock, so POSIX wants it. */
  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_WORDS);
    int length = Math.max(0, channel.read(bytes, 0));
    return new String(bytes.array(), 0, length, StandardCharsets.ISO_8859_1);
  }

  /** When the disk was full for who left these words. */
  private static Optional<Instant> fullIn(String words) {
    return words
        .lines()
        .filter(line -> line.startsWith(FULL))
        .findFirst()
        .flatMap(line -> time(line.substring(FULL.length())));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // half written
    }
  }

  /** Overwrites existing bytes, which works on a full disk. */
  private static void write(FileChannel channel, String words) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(words.getBytes(StandardCharsets.US_ASCII));
    int length = bytes.remaining();
    channel.write(bytes, 0);
    channel.truncate(length);
  }

  /** Whether the last holder died or left damage behind, and no check was made since. */
  boolean isCheckDue() {
    return checkDue;
  }

  /** Says whether the next holder is to check. */
  void leaveCheckDue(boolean due) {
    checkDue = due;
  }

  /** Leaves behind that the disk was full, which cannot be written into the database. */
  synchronized void leaveFull() {
    if (full != null) {
      return; // only the first call has an effect
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    full = now;
    leave(withFull(words, now));
  }

  private void leave(String left) {
    try {
      uninterrupted(() -> write(channel, left));
    } catch (IOException e) {
      // a file system that does not overwrite in place; the ending command reports it
    }
  }

  /** When the disk was full, unless it was reported. */
  synchronized Optional<Instant> full() {
    return Optional.ofNullable(full);
  }

  /** When the disk was full for the last user of a database, unless it was reported. */
  static Optional<Instant> fullAt(DatabaseFile database) {
    try {
      Place place = new Place(database);
      return Files.exists(place.lock()) ? fullIn(place.text()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // the next user of it reports the problem
    }
  }

  /** Marks the full disk as reported. */
  synchronized void forgetFull() {
    full = null;
    leave(words);
  }

  /**
   * A holder that ends properly leaves nothing behind, unless a check is due or the disk was full.
   * An interrupt is a proper end, too.
   */
  @Override
  public synchronized void close() {
    try (channel) {
      if (!checkDue && full == null) {
        uninterrupted(() -> channel.truncate(0));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An operation on a file. */
  private interface Writing {
    void run() throws IOException;
  }

  /** A channel must not be used by an interrupted thread. */
  private static void uninterrupted(Writing writing) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      writing.run();
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
   * The files next to a database.
   *
   * @param database the database
   */
  private record Place(DatabaseFile database) {
    Path lock() {
      return database.beside(".lock");
    }

    FileChannel open(Path file) throws IOException {
      database.createLike(file);
      return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** The holder's entry in the lock file. */
    String words() throws IOException {
      return text().lines().findFirst().orElse("").strip();
    }

    String text() throws IOException {
      return Files.readString(lock(), StandardCharsets.ISO_8859_1);
    }

    StoreException inUse() throws IOException {
      String pid = words();
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
