package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.testkit.AccessPrivacyContract;
import org.mailpromoter.testkit.PrivacyContract;

/** Looks into the files of the database. */
class PrivacyTest implements PrivacyContract, AccessPrivacyContract {
  @TempDir private Path folder;

  @AfterEach
  void nothingIsDamaged() {
    Sound.assertSound(folder.resolve("t.db"));
  }

  @Override
  public Storage open() {
    return Joined.asCommand(folder.resolve("t.db"));
  }

  @Override
  public long placesWith(String text) throws IOException {
    return filesWith(folder, text);
  }

  /** How many files hold a text, in any case. */
  static long filesWith(Path folder, String text) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> holds(file, text)).count();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .toLowerCase(Locale.ROOT)
          .contains(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
