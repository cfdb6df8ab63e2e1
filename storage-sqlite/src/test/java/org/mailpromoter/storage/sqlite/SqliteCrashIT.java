package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.CrashContract;
import org.mailpromoter.testkit.StoreUnderTest;
import org.mailpromoter.testkit.UpgradeContract;

class SqliteCrashIT implements CrashContract, UpgradeContract {
  @TempDir private Path folder;
  private int stores;

  @Override
  public StoreUnderTest emptyStore() {
    return new SqliteUnderTest(folder.resolve("crash-" + ++stores + ".db"));
  }
}
