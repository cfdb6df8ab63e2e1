package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The file that stores a refresh token, readable only by its owner. It is replaced atomically, so a
 * crash leaves the old or the new one.
 *
 * @param path the file
 * @param patience how long another holder may take
 */
record TokenFile(Path path, Duration patience) {
  private static final int LARGEST = 64 << 10;
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Set<OpenOption> TO_WRITE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  /** The file exists but is not protected, or it cannot be written. */
  static final class UnusableException extends IOException {
    private static final long serialVersionUID = 1;

    private UnusableException(String sentence) {
      super(sentence);
    }

    private UnusableException(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /**
   * Waits until nobody else holds the file, neither another thread nor another program.
   *
   * @throws UnusableException if there is no folder for it, or another holder takes too long
   */
  Hold hold() throws IOException, InterruptedException {
    FileChannel channel = lockFile();
    try {
      long end = System.nanoTime() + patience.toNanos();
      while (!isLocked(channel)) {
        if (System.nanoTime() - end > 0) {
          throw new UnusableException("another program uses the file " + path + " all the time");
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      }
      return new Hold(channel);
    } catch (IOException | InterruptedException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private FileChannel lockFile() throws UnusableException {
    Path folder = folder();
    try {
      return FileChannel.open(folder.resolve(path.getFileName() + ".lock"), TO_WRITE, ownerOnly());
    } catch (IOException e) {
      throw new UnusableException("this program may not write into the folder " + folder, e);
    }
  }

  private Path folder() throws UnusableException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UnusableException("there is no folder for the file " + path);
    }
    return folder;
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException anotherThread) {
      return false;
    }
  }

  /** Without such permissions, as on Windows, the permissions of the folder apply. */
  private FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** The file, while nobody else uses it. */
  final class Hold implements AutoCloseable {
    private final FileChannel channel;

    private Hold(FileChannel channel) {
      this.channel = channel;
    }

    /**
     * The token.
     *
     * @throws TokenException where there is no file: nobody has logged in yet
     */
    String read() throws TokenException, IOException {
      try {
        refuseOpenToOthers();
        if (Files.size(path) > LARGEST) {
          throw new UnusableException("the file " + path + " is too large for a token");
        }
        return nonEmpty(Files.readString(path).strip());
      } catch (NoSuchFileException e) {
        throw TokenException.absent("there is no file " + path);
      }
    }

    private String nonEmpty(String token) throws UnusableException {
      if (token.isEmpty()) {
        throw new UnusableException("the file " + path + " is empty");
      }
      return token;
    }

    private void refuseOpenToOthers() throws IOException {
      if (!isPosix()) {
        return;
      }
      Set<PosixFilePermission> allowed = PosixFilePermissions.fromString("rw-------");
      if (!allowed.containsAll(Files.getPosixFilePermissions(path))) {
        throw new UnusableException(
            "others than its owner can read or change the file " + path + ": chmod 600 it");
      }
    }

    /**
     * Begins what may replace the file.
     *
     * @throws UnusableException if it could not be written
     */
    Draft draft() throws UnusableException {
      Path folder = folder();
      try {
        String name = path.getFileName().toString();
        return new Draft(Files.createTempFile(folder, name, ".new", ownerOnly()));
      } catch (IOException e) {
        throw new UnusableException("this program may not write into the folder " + folder, e);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** What may replace the file. */
  final class Draft implements AutoCloseable {
    private final Path fresh;

    private Draft(Path fresh) {
      this.fresh = fresh;
    }

    /** Keeps a token instead of the last, also if the machine stops right afterwards. */
    void keep(String token) throws IOException {
      try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap((token + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
        Files.move(
            fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UnusableException(
            "the next refresh token could not be written into the file " + path, e);
      }
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(fresh);
    }
  }
}
