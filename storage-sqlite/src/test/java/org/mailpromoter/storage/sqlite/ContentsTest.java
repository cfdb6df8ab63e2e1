package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.testkit.ContentContract;

/** Also counts the rows of the tables: one stored content for many attachments. */
class ContentsTest implements ContentContract {
  @TempDir private Path folder;
  private SqliteStorage storage;

  @BeforeEach
  void open() {
    storage = Joined.asCommand(folder.resolve("t.db"));
  }

  @AfterEach
  void nothingIsDamaged() {
    Sound.assertSound(storage);
    storage.close();
  }

  @Override
  public ActivityStore store() {
    return storage.activityStore();
  }

  @Override
  public ActivityHistory activities() {
    return storage.activityHistory();
  }

  private long count(String table) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("t.db"));
        ResultSet row =
            connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
      return row.getLong(1);
    }
  }

  @Override
  @Test
  public void p52_oneContentIsSharedByManyActivities() throws Exception {
    ContentContract.super.p52_oneContentIsSharedByManyActivities();
    assertThat(count("attachments")).isEqualTo(3);
    assertThat(count("contents")).isEqualTo(1);
    assertThat(count("content_pieces")).isEqualTo(2);
  }

  @Override
  @Test
  public void a44_aLaterCopyTakesThePlaceOfAStubOnce() throws Exception {
    ContentContract.super.a44_aLaterCopyTakesThePlaceOfAStubOnce();
    assertThat(count("contents")).isEqualTo(2);
    assertThat(count("content_pieces")).isEqualTo(2);
  }

  @Override
  @Test
  public void p52_aContentThatCannotBeReadLeavesNothingBehind() throws Exception {
    ContentContract.super.p52_aContentThatCannotBeReadLeavesNothingBehind();
    assertThat(count("activities")).isZero();
    assertThat(count("contents")).isZero();
    assertThatThrownBy(() -> store().add(ContentContract.activity(1, ContentContract.broken())))
        .isInstanceOf(StoreException.class);
  }
}
