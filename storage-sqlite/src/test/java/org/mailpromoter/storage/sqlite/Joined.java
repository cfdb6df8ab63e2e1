package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;

/** Storages that work; closing one closes its worker (TU-6). */
final class Joined {
  private Joined() {}

  static SqliteStorage to(Path file) {
    SqliteStorage storage = SqliteStorage.open(file);
    try {
      storage.turns().join();
      return storage;
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }
}
