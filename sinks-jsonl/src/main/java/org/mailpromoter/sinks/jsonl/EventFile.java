package org.mailpromoter.sinks.jsonl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.store.PrivateFiles;

/**
 * A file of events, locked against other writers. A line is valid if it ends with a line break; a
 * partial line from a crash is cut off. Appended lines are on the disk when the call returns
 * (SK-3).
 */
final class EventFile implements AutoCloseable {
  private final Path file;
  private final @Nullable Object key;
  private final FileChannel channel;
  private final EventIds ids;

  private EventFile(Path file, @Nullable Object key, FileChannel channel, EventIds ids) {
    this.file = file;
    this.key = key;
    this.channel = channel;
    this.ids = ids;
  }

  static EventFile open(Path file) throws IOException {
    create(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(file, channel);
      EventLines lines = new EventLines(file);
      long end = lines.read(channel);
      if (end < channel.size()) {
        channel.truncate(end);
      }
      channel.position(end);
      return new EventFile(file, key(file), channel, lines.ids());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Mail is in it, so that only its owner may read it. */
  private static void create(Path file) throws IOException {
    if (PrivateFiles.create(file)) {
      rememberName(file);
    }
  }

  /** A new file survives a loss of power only when its folder is on the disk, too. */
  private static void rememberName(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // some systems do not open folders, and keep names safe by themselves
    }
  }

  private static void lock(Path file, FileChannel channel) throws IOException {
    if (!isLocked(channel)) {
      throw new FileSystemException(
          file.toString(), null, "another process writes to it, which is not allowed");
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The identity of a file, independent of its name; null if the system does not provide it. */
  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** Whether the name still refers to this file: if it was moved away, a new file is started. */
  boolean isInPlace() throws IOException {
    try {
      return key == null || key.equals(key(file));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  boolean holds(EventId id) {
    return ids.contains(id);
  }

  void append(EventId id, byte[] line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
    ids.add(id);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // everything that was appended is on the disk already
    }
  }
}
