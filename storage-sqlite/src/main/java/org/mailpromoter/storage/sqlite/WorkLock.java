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
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;

/**
 * Lets one process at a time synchronize into a database. The operating system frees the lock when
 * the process dies, whatever way it dies; the number in the file is for people.
 */
final class WorkLock implements AutoCloseable {
  private final FileChannel channel;

  private WorkLock(FileChannel channel) {
    this.channel = channel;
  }

  static WorkLock take(Path database) {
    Path file = database.resolveSibling(database.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw inUse(database, file);
      }
      channel.truncate(0);
      String pid = String.valueOf(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return new WorkLock(channel);
    } catch (IOException e) {
      throw new StoreException(
          SqliteError.UNREADABLE, "The lock file " + file + " cannot be written.", e);
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

  private static StoreException inUse(Path database, Path file) throws IOException {
    String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
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
