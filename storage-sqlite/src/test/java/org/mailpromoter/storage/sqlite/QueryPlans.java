package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Tells how SQLite would run statements on the tables of a new database. */
final class QueryPlans {
  private final String url;

  private QueryPlans(Path file) {
    this.url = "jdbc:sqlite:" + file;
  }

  /** Plans on a new database in a folder. */
  static QueryPlans in(Path folder) {
    Path file = folder.resolve("test.db");
    SqliteStorage.open(file).close();
    return new QueryPlans(file);
  }

  /** The steps of a statement. */
  List<String> of(String statement) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Connection raw = DriverManager.getConnection(url)) {
      TextMatch.define(raw);
      ResultSet rows = raw.createStatement().executeQuery("EXPLAIN QUERY PLAN " + statement);
      while (rows.next()) {
        steps.add(rows.getString("detail"));
      }
    }
    return steps;
  }
}
