package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.mailpromoter.core.store.Maintenance.Extent;
import org.mailpromoter.core.store.Storage;

/** To be asserted at the end of every test that writes: nothing of it is damage. */
final class Sound {
  private Sound() {}

  static void assertSound(Storage storage) {
    assertThat(storage.maintenance().check(Extent.FULL)).isEmpty();
  }

  static void assertSound(Path file) {
    try (SqliteStorage storage = SqliteStorage.open(file)) {
      assertSound(storage);
    }
  }
}
