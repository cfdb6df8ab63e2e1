package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a commit does for early copies costs by its own messages, whatever the database holds. */
class EarlyCopiesPlanTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("test.db");
  }

  @BeforeEach
  void makeTables() {
    SqliteStorage.open(file()).close();
  }

  private List<String> plan(String statement) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        ResultSet rows = raw.createStatement().executeQuery("EXPLAIN QUERY PLAN " + statement)) {
      while (rows.next()) {
        steps.add(rows.getString("detail"));
      }
    }
    return steps;
  }

  @Test
  void newDecisionsAreFoundByTheirNumbersAndTheirActivitiesByTheMessage() throws Exception {
    assertThat(plan(EarlyCopies.OF_NEW_DECISIONS))
        .containsExactly(
            "SEARCH d USING INTEGER PRIMARY KEY (rowid>?)",
            "SEARCH a USING COVERING INDEX sqlite_autoindex_activities_1"
                + " (message_key=? AND fingerprint=?)");
  }

  @Test
  void decisionsAboutTheMessageOfANewActivityAreFoundByItsHash() throws Exception {
    assertThat(plan(EarlyCopies.OF_AN_ACTIVITY))
        .containsExactly("SEARCH decisions USING INDEX decisions_message (message_hash=?)");
  }
}
