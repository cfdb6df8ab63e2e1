package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.draft.DraftId;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.testkit.DraftStoreContract;

class SqliteDraftsTest implements DraftStoreContract {
  @TempDir private Path folder;
  private SqliteStorage storage;

  @BeforeEach
  void open() {
    storage = Joined.to(folder.resolve("t.db"));
  }

  @AfterEach
  void nothingIsDamaged() {
    Sound.assertSound(storage);
    storage.close();
  }

  @Override
  public Storage storage() {
    return storage;
  }

  private long count(String table) throws SQLException {
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("t.db"));
        ResultSet row = raw.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
      return row.getLong(1);
    }
  }

  /** DS-4: what nothing has any more is deleted. */
  @Test
  void contentsGoWithTheLastWhoHasThem() throws Exception {
    ds4_aFileStaysWhenItsDraftIsSaved();
    assertThat(count("contents")).isEqualTo(1);
    DraftId id = storage.draftStore().list(ANNA).get(0).id();
    assertThat(storage.draftStore().delete(ANNA, id, 2)).isTrue();
    for (String table :
        new String[] {"contents", "content_pieces", "draft_files", "draft_recipients"}) {
      assertThat(count(table)).as(table).isZero();
    }
  }

  @Test
  void aListIsFoundWithoutSearching() throws SQLException {
    Path plans = folder.resolve("plans");
    assertThat(QueryPlans.in(plans.toFile().mkdir() ? plans : folder).of(SqliteDraftStore.LIST))
        .noneMatch(step -> step.contains("SCAN") || step.contains("TEMP B-TREE"));
  }
}
