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

/** What a commit does for those who wait costs by its own messages, whatever the database holds. */
class WaitingPlanTest {
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
  void decisionsAboutTheMessageOfANewActivityAreFoundByItsHash() throws Exception {
    assertThat(plan(Waiting.COPIES))
        .containsExactly("SEARCH decisions USING INDEX decisions_message (message_hash=?)");
  }

  @Test
  void thoseWhoWaitUnderAKeyAreFoundByTheKey() throws Exception {
    assertThat(plan(Waiting.UNDER_A_KEY))
        .contains(
            "SEARCH awaited USING PRIMARY KEY (key=? AND until>? AND until<?)",
            "SEARCH awaited USING PRIMARY KEY (key=? AND until=? AND decision<?)",
            "SEARCH d USING INTEGER PRIMARY KEY (rowid=?)")
        .noneMatch(step -> step.startsWith("SCAN d") || step.startsWith("USE TEMP"));
  }

  @Test
  void answersAreFoundByWhatTheyAnswer() throws Exception {
    assertThat(plan(Waiting.OF_ANSWERS))
        .containsExactly(
            "SCAN i VIRTUAL TABLE INDEX 1:",
            "SEARCH a USING COVERING INDEX activities_correlated (correlated_activity=?)",
            "SEARCH d USING INDEX decisions_activity (activity=?)");
  }
}
