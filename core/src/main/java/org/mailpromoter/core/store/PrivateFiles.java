package org.mailpromoter.core.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Creates files and folders that only their owner may read, regardless of the umask, because they
 * contain mail and secrets. On a file system without owners they are created as usual.
 *
 * @since 0.1
 */
public final class PrivateFiles {
  private PrivateFiles() {}

  /**
   * Creates an empty file; one that exists stays as it is.
   *
   * @return whether it was created
   * @throws IOException if it does not exist and cannot be created
   */
  public static boolean create(Path file) throws IOException {
    try {
      Files.createFile(file, ownerOnly(file, "rw-------"));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /**
   * Writes a text into a new file, instead of one that exists.
   *
   * @throws IOException if it cannot be written
   */
  public static void replace(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    create(file);
    Files.writeString(file, text);
  }

  /**
   * Creates a folder, with those above it, as far as they do not exist.
   *
   * @throws IOException if it cannot be created
   */
  public static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
  }

  private static FileAttribute<?>[] ownerOnly(Path file, String rights) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
