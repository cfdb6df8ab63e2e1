package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import org.mailpromoter.core.turn.Worker;

/** Storages that work; closing one closes its worker (TU-6). */
final class Joined {
  private Joined() {}

  static SqliteStorage asCommand(Path file) {
    return as(Worker.Kind.COMMAND, file);
  }

  static SqliteStorage asService(Path file) {
    return as(Worker.Kind.SERVICE, file);
  }

  private static SqliteStorage as(Worker.Kind kind, Path file) {
    SqliteStorage storage = SqliteStorage.open(file);
    try {
      storage.turns().join(kind);
      return storage;
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }
}
