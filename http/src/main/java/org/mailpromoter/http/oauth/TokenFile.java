package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The file that stores a refresh token, readable only by its owner. It is replaced atomically, so a
 * crash leaves the old or the new one. One process writes it.
 *
 * @param path the file
 * @since 0.1
 */
public record TokenFile(Path path) {
  private static final int LARGEST = 64 << 10;

  /** The file exists but is not protected, or it cannot be written. */
  public static final class UnusableException extends IOException {
    private static final long serialVersionUID = 1;

    private UnusableException(String sentence) {
      super(sentence);
    }
  }

  /**
   * The token.
   *
   * @throws TokenException where nobody has logged in yet
   */
  String read() throws TokenException, IOException {
    try {
      refuseOpenToOthers();
      if (Files.size(path) > LARGEST) {
        throw new UnusableException("the file " + path + " is too large for a token");
      }
      return Files.readString(path).strip();
    } catch (NoSuchFileException e) {
      throw TokenException.of(0, "invalid_grant", "nobody has logged in yet");
    }
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

  /** Keeps a token instead of the last. */
  void write(String token) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UnusableException("there is no folder for the file " + path);
    }
    Path fresh = Files.createTempFile(folder, path.getFileName().toString(), ".new", ownerOnly());
    try {
      Files.writeString(fresh, token + "\n");
      Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
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
}
