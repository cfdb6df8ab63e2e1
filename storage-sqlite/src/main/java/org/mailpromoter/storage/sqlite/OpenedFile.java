package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.store.StoreException;

/**
 * Identifies the opened file. An open file outlives its name: everything written to a file that was
 * moved or deleted is lost.
 *
 * @param path the name under which it was opened
 * @param key its identity; null if the system does not provide it
 */
record OpenedFile(Path path, @Nullable Object key) {
  /** The file that a path names now. */
  static OpenedFile at(Path path) {
    try {
      return new OpenedFile(path, keyOf(path));
    } catch (IOException e) {
      return new OpenedFile(path, null); // what is read or written next says what is wrong
    }
  }

  private static @Nullable Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /**
   * Refuses to continue if the path no longer refers to this file.
   *
   * @throws StoreException with {@link SqliteError#MOVED}
   */
  void require() {
    try {
      Object now = keyOf(path);
      if (key != null && !key.equals(now)) {
        throw moved("is a different file from the one that was opened: it was replaced");
      }
    } catch (NoSuchFileException e) {
      throw moved("no longer exists: it was moved or deleted while it was open");
    } catch (IOException e) {
      // SQLite says what is wrong
    }
  }

  private StoreException moved(String what) {
    return new StoreException(SqliteError.MOVED, "The database " + path + " " + what + ".", null);
  }
}
