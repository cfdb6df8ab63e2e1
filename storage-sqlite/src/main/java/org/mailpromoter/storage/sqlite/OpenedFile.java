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
   * Whether the path refers to another file now.
   *
   * @throws StoreException with {@link SqliteError#MOVED} if it refers to none
   */
  boolean isReplaced() {
    try {
      return key != null && !key.equals(keyOf(path));
    } catch (NoSuchFileException e) {
      throw moved("no longer exists: it was moved or deleted while it was open");
    } catch (IOException e) {
      return false; // SQLite says what is wrong
    }
  }

  /**
   * Refuses to continue if the path no longer refers to this file.
   *
   * @throws StoreException with {@link SqliteError#MOVED}
   */
  void require() {
    if (isReplaced()) {
      throw moved("is a different file from the one that was opened: it was replaced");
    }
  }

  private StoreException moved(String what) {
    return new StoreException(SqliteError.MOVED, "The database " + path + " " + what + ".", null);
  }
}
