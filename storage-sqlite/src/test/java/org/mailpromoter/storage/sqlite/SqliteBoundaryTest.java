package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.MessageBoundaryContract;
import org.mailpromoter.testkit.StoreUnderTest;

class SqliteBoundaryTest implements MessageBoundaryContract {
  @TempDir private Path folder;
  private int stores;

  @Override
  public StoreUnderTest emptyStore() {
    return new SqliteUnderTest(folder.resolve("boundary-" + ++stores + ".db"));
  }
}
